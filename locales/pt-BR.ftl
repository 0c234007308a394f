# dealbooks, Portuguese of Brazil. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Fatura
invoice-create = Criar fatura
refresh = Atualizar
view-all = Ver todas as faturas
save = Salvar
connect = Conectar ao QuickBooks
disconnect = Desconectar
more-actions = Mais ações
action-void = Anular
action-delete = Excluir
action-send = Enviar por e-mail
action-pdf = Baixar PDF
action-open = Abrir no QuickBooks
settings = Configurações
unlink-contact = Desvincular contato
status-open = Em aberto
status-paid = Paga
status-voided = Anulada
status-overdue = Vencida
status-deleted = Excluída
status-part = Paga em parte

## Small words
action-attach = Anexar PDF ao negócio
action-copy-link = Copiar link de pagamento
badge-sent = Enviada em { $date }
badge-bounced = Devolvida
badge-differs = Difere em { $amount }
badge-creating = Sendo criada
badge-doubt = Ainda incerta
badge-connected = Conectado
badge-default = Padrão
cancel = Cancelar
close = Fechar
back-pipedrive = Voltar ao Pipedrive
try-again = Tentar de novo
required = (obrigatório)
opens-tab = (abre uma nova aba)
saved-at = Rascunho salvo às { $time }
reference = Referência para o suporte: { $id }
invoice-no-number = Sem número
invoice-new-row = Nova
updated-now = Atualizado agora
updated-ago = Atualizado há { $age }
age-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
age-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
age-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
dates-row = { $issued }, vence em { $due }
days-late = { $days ->
    [one] { $days } dia de atraso
   *[other] { $days } dias de atraso
}
open-left = { $amount } em aberto
open-all = tudo em aberto

## Panel
panel-title = Faturas
panel-total-invoiced = Faturado
panel-total-paid = Pago
panel-total-open = Em aberto
panel-total-overdue = Vencido
panel-totals-label = Totais em { $currency }
panel-show-more = Mostrar mais { $next } de { $total }
panel-empty-title = Ainda não há faturas
panel-empty-text = Clique em Fatura: o cliente, as linhas e as datas vêm deste negócio. Você confere antes que qualquer coisa chegue ao QuickBooks.
panel-first = Lendo as faturas do QuickBooks pela primeira vez…
panel-first-foot = Primeira leitura…
panel-slow = O QuickBooks não está respondendo.
panel-slow-text = Você vê o que sabíamos há { $age }. Continuamos tentando.
panel-lost = O QuickBooks está desconectado.
panel-lost-text = Desde { $date }, { $time }, não vemos mudanças nem conseguimos criar faturas. Nada se perdeu.
reconnect = Reconectar
panel-connect-title = Conecte sua contabilidade
panel-connect-text = O dealbooks cria faturas na sua empresa do QuickBooks Online. Você escolhe a empresa na próxima página.
panel-connect-note = Você precisa ser administrador da empresa no QuickBooks.
panel-other-title = { $owner } cuida das faturas
panel-other-text = Uma pessoa por empresa do Pipedrive conecta o dealbooks, e só ela vê as faturas, a não ser que as compartilhe.
panel-other-see = Pedir para ver as faturas
panel-other-take = Pedir para assumir
panel-install-title = Instale o dealbooks para ver as faturas
panel-install-text = Leva um minuto e pede sua permissão ao Pipedrive.
install = Instalar
panel-creating-text = O QuickBooks está demorando mais que o normal. Você pode sair desta página; o número aparecerá aqui.
panel-doubt-when = Enviada ao QuickBooks às { $time }
panel-doubt-text = O QuickBooks não disse se esta fatura foi criada. Estamos verificando e não vamos criá-la duas vezes. Não a crie de novo, por favor.
panel-doubt-check = Verificar agora
panel-doubt-next = Próxima verificação em { $seconds } segundos
panel-doubt-found = Ela foi criada: fatura { $number }.
panel-doubt-none = Ela não foi criada. Você já pode criá-la.
panel-contact-title = Todos os negócios deste contato
panel-contact-empty = As faturas deste contato e dos seus negócios aparecem aqui. As novas são criadas a partir de um negócio.
panel-row-deal = Negócio: { $title }
panel-row-no-deal = Sem negócio vinculado
live-status = A fatura { $number } agora está: { $status }
live-refreshed = Em dia

## Why an action is not there (shown under the menu item)
why-link-payments = O QuickBooks Payments não está ativado nesta empresa.
why-link-email = O QuickBooks só dá link de pagamento a clientes com endereço de e-mail.
why-voided = Esta fatura está anulada.
why-deleted = Esta fatura foi excluída no QuickBooks.
why-not-owner = Só { $owner } pode alterar faturas.
why-lost = O QuickBooks está desconectado.
why-not-connected = O QuickBooks não está conectado.
why-other-books = Esta fatura está em outra empresa do QuickBooks, não na conectada agora.
why-under-way = Uma alteração desta fatura ainda está em andamento.
why-paid = Está paga. Anule-a ou remova antes o pagamento no QuickBooks.
why-nothing-due = Não há mais nada a pagar.
why-no-deal = Não está vinculada a nenhum negócio.
why-doubt = Ainda estamos verificando se ela existe.
seen-now = Confirmado agora mesmo ({ $how })
seen-ago = Confirmado há { $age } ({ $how })
seen-own_write = resposta do QuickBooks ao dealbooks
seen-webhook = aviso do QuickBooks
seen-refresh = consultado no QuickBooks
seen-comparison = comparado com o QuickBooks
change-void_invoice = Sendo anulada
change-delete_invoice = Sendo excluída
change-send_invoice = Sendo enviada
change-update_invoice = Sendo alterada
change-slow = O QuickBooks está demorando mais que o normal. Você pode sair desta página; a linha mostrará o resultado.
change-doubt = O QuickBooks não disse se isso foi feito. Estamos verificando e não faremos duas vezes.
change-not-done = Isso não aconteceu: o QuickBooks mostra a fatura inalterada. Você pode tentar de novo.

## Send by email
send-title = Enviar a fatura { $number } por e-mail
send-to = Para
send-help = Vários endereços: separe-os com vírgulas.
send-text = O QuickBooks envia, com o assunto, o texto e a aparência que sua empresa definiu lá. O PDF vai anexado.
send-bounced = O último e-mail, de { $date }, voltou: { $address } não existe.
send-bounced-plain = O último e-mail voltou.
send-error = Escreva um ou mais endereços com @, separados por vírgulas.
send-limit = Este e-mail não foi enviado: em 24 horas saem no máximo { $max } e-mails. O próximo poderá sair depois das { $time }; você também pode enviar a fatura pelo QuickBooks.
link-title = Link de pagamento da fatura { $number }
link-help = Seu navegador não nos deixou copiar. O link está selecionado: copie com Ctrl+C ou ⌘C.
link-field = Link de pagamento
send = Enviar

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Anular a fatura { $number }?
void-text = { $customer }, { $amount }. A fatura fica no QuickBooks com valor zero. Isso não pode ser desfeito.
void-part-text = { $customer }, { $amount }, paga em parte. A fatura fica no QuickBooks com valor zero e o pagamento de { $paid } fica sem aplicação: sua contabilidade precisa atribuí-lo de novo. Isso não pode ser desfeito.
void-ok = Anular fatura
void-paid-title = Anular a fatura paga { $number }?
void-paid-text = { $customer }, { $amount }, paga. A fatura fica no QuickBooks com valor zero, e o pagamento de { $paid } fica sem aplicação: sua contabilidade terá que atribuí-lo de novo. Isso não pode ser desfeito.
delete-title = Excluir a fatura { $number }?
delete-text = { $customer }, { $amount }. A fatura desaparece do QuickBooks e seu número fica livre. Isso não pode ser desfeito. Para manter um registro, anule-a em vez disso.
delete-part-text = { $customer }, { $amount }, paga em parte: o QuickBooks provavelmente vai recusar enquanto o pagamento estiver vinculado. Se não, a fatura some de lá e o número fica livre. Isso não pode ser desfeito. Para manter um registro, anule-a.
delete-ok = Excluir fatura
unlink-title = Desvincular a fatura { $number } deste negócio?
unlink-text = A fatura fica no QuickBooks. Ela deixa de contar nos totais deste negócio. Você pode vinculá-la de novo.
unlink = Desvincular
link = Vincular
move-title = Mover a fatura { $number } para este negócio?
move-text = Ela está vinculada ao negócio “{ $deal }”. Uma fatura pertence a um só negócio; ela será retirada do outro.
move-ok = Mover
unlink-many-title = { $count ->
    [one] Desvincular { $count } fatura deste negócio?
   *[other] Desvincular { $count } faturas deste negócio?
}
unlink-many-text = { $count ->
    [one] A fatura fica no QuickBooks. Ela deixa de contar nos totais deste negócio. Você pode vinculá-la de novo.
   *[other] As faturas ficam no QuickBooks. Elas deixam de contar nos totais deste negócio. Você pode vinculá-las de novo.
}
unlink-many-left = { $count ->
    [one] { $count } das selecionadas não está vinculada a este negócio e fica de fora.
   *[other] { $count } das selecionadas não estão vinculadas a este negócio e ficam de fora.
}
unlink-many-none = Nenhuma das faturas selecionadas está vinculada a este negócio.
move-many-title = { $count ->
    [one] Mover { $count } fatura para este negócio?
   *[other] Mover { $count } faturas para este negócio?
}
move-many-text = { $count ->
    [one] Ela está vinculada a outro negócio: { $deals }. Uma fatura pertence a um só negócio; ela será retirada do outro.
   *[other] Elas estão vinculadas a outros negócios: { $deals }. Uma fatura pertence a um só negócio; elas serão retiradas dos outros.
}
many-left = { $count ->
    [one] { $count } fatura fica como está:
   *[other] { $count } faturas ficam como estão:
}
many-left-row = { $number }: { $why }
many-elsewhere = Agora está vinculada ao negócio “{ $deal }”.
unlink-contact-title = Desvincular contato?
unlink-contact-text = { $count ->
    [0] Este negócio esquece o cliente do QuickBooks { $customer }. A próxima fatura perguntará de novo pelo cliente.
    [one] Este negócio esquece o cliente do QuickBooks { $customer }. Sua fatura vinculada fica no QuickBooks e neste negócio. A próxima fatura perguntará de novo pelo cliente.
   *[other] Este negócio esquece o cliente do QuickBooks { $customer }. Suas { $count } faturas vinculadas ficam no QuickBooks e neste negócio. A próxima fatura perguntará de novo pelo cliente.
}
unlink-contact-all = Este contato esquece o cliente do QuickBooks { $customer }. Todas as faturas ficam como estão. A próxima fatura perguntará novamente pelo cliente.
close-title = Fechar sem criar a fatura?
close-text = Seu rascunho fica guardado por 30 dias e abre de novo quando você clica em Fatura.
close-keep = Continuar editando
discard-title = Descartar este rascunho?
discard-text = Tudo o que você digitou para esta fatura é removido. O negócio fica como está.
discard-ok = Descartar rascunho
disconnect-title = Desconectar o QuickBooks?
disconnect-text = O dealbooks devolve sua permissão à Intuit na hora. As faturas ficam onde estão; esta página as mostra como foram vistas por último. Você pode conectar de novo quando quiser.
handover-title = Passar o dealbooks para { $name }?
handover-text = Assim que a pessoa aceitar, ela vê e cria faturas, e você não mais. Faturas, vínculos e configurações ficam.
handover-ok = Passar
wipe-title = Excluir todos os dados do dealbooks?
wipe-text = Vínculos, rascunhos, configurações e histórico de { $company } são removidos em até 24 horas. As faturas no QuickBooks e os negócios no Pipedrive ficam como estão. Isso não pode ser desfeito.
wipe-ok = Excluir meus dados

## Short messages (SHOW_SNACKBAR)
done-created = Fatura { $number } criada
done-voided = Fatura { $number } anulada
done-deleted = Fatura { $number } excluída
done-sent = { $count ->
    [one] Fatura { $number } enviada para { $address }
   *[other] Fatura { $number } enviada para { $count } endereços
}
done-attached = PDF anexado ao negócio
attach-begun = Anexando o PDF…
attach-failed = Não foi possível anexar o PDF: { $detail }
done-copied = Link de pagamento copiado
done-linked = Fatura { $number } vinculada
done-unlinked = Fatura { $number } desvinculada
done-linked-many = { $count ->
    [one] { $count } fatura vinculada
   *[other] { $count } faturas vinculadas
}
done-unlinked-many = { $count ->
    [one] { $count } fatura desvinculada
   *[other] { $count } faturas desvinculadas
}
done-contact = Contato desvinculado
done-saved = Configurações salvas
done-disconnected = QuickBooks desconectado

## Create an invoice
create-title = Nova fatura
create-deal = Negócio: { $title }
create-loading = Lendo o negócio…
create-busy = Criando a fatura no QuickBooks…
customer = Cliente
customer-linked = Cliente do QuickBooks, cobrado em { $currency }
customer-change = Trocar cliente
customer-ask = Qual cliente do QuickBooks é este?
customer-search = Pesquisar em todos os clientes
customer-search-hint = Nome, e-mail ou número fiscal
customer-new = Novo cliente
customer-new-help = Criado no QuickBooks junto com a fatura, com os dados abaixo
customer-existing = Escolher um cliente existente
match-name-tax = Mesmo nome e mesmo número fiscal
match-name-tax-end = Mesmo nome, e o número fiscal termina igual ({ $end }); o QuickBooks oculta o resto
match-name-email = Mesmo nome e mesmo e-mail
match-name = Mesmo nome
match-tax = Mesmo número fiscal
match-tax-end = O número fiscal termina igual ({ $end }); o QuickBooks oculta o resto
match-email = Mesmo e-mail
match-near-domain = Nome parecido, mesmo domínio de e-mail ({ $domain })
match-near = Nome parecido
match-domain = Outro nome, mesmo domínio de e-mail ({ $domain })
match-person = Mesma pessoa de contato, outro nome
match-inactive = Inativo no QuickBooks
field-to = Para
field-address = Endereço
field-email = E-mail
field-tax-number = Número fiscal
field-from = De { $record }: { $field }
field-display-name = Nome de exibição
field-company = Nome da empresa
field-first-name = Nome
field-last-name = Sobrenome
field-phone = Telefone
field-street = Rua
field-postal = CEP
field-city = Cidade
field-state = Estado ou província
field-country = País
field-customer-currency = Moeda deste cliente
field-customer-currency-help = Não pode ser mudada depois no QuickBooks
name-taken = Um fornecedor no QuickBooks já tem este nome, e clientes não podem ter o nome de fornecedores ou funcionários.
name-taken-use = Usar “{ $name }”
name-taken-edit = Eu mesmo mudo o nome
name-taken-customer = O QuickBooks já tem um cliente com este nome. Escolha-o ou use outro nome.
compare = Comparar e atualizar
compare-note = O QuickBooks tem outra coisa para este cliente: { $fields }.
compare-title = Atualizar cliente no QuickBooks
compare-text = Só muda o que você marcar, para este cliente e daqui em diante. As faturas anteriores ficam como estão.
compare-change = Mudar
compare-now = Agora no QuickBooks
compare-then = Desta fatura
compare-caption = O que o QuickBooks tem e o que esta fatura diz
compare-masked = Oculto pelo QuickBooks, termina em { $end }
compare-masked-same = O QuickBooks mostra só o final dos números fiscais. Os finais coincidem, então provavelmente é o mesmo número.
compare-masked-other = O QuickBooks mostra só o final dos números fiscais. Os finais são diferentes.
compare-ok = Atualizar cliente
compare-back = Voltar à fatura
compare-stale = O cliente foi alterado no QuickBooks nesse meio-tempo. Está assim agora.
compare-same = O QuickBooks tem o mesmo endereço, e-mail e número fiscal.
compare-nothing = Nada
compare-tick = Marque o que deve ser alterado.
compare-done = Cliente atualizado no QuickBooks
compare-waiting = O QuickBooks ainda não confirmou a alteração. Nós a concluiremos; a fatura não depende dela.
details = Dados da fatura
preset = Modelo
preset-none = Sem modelo
currency = Moeda
currency-help = A moeda deste cliente no QuickBooks
date-issued = Data da fatura
date-due = Vencimento
date-due-help = { $date }: { $days } dias após a data da fatura
terms = Condições de pagamento
terms-none = Só a data
doc-number = Número da fatura
doc-number-help = Sua empresa dá os próprios números. Último usado: { $last }
doc-number-proposed = Proposto: { $number }, o seguinte a { $last }, o mais alto que conhecemos. Você pode mudá-lo.
doc-number-empty = Sem número, esta fatura fica sem numeração no QuickBooks.
tax = Imposto
vat = IVA
sales-tax = Imposto sobre vendas
tax-excluded = Imposto somado aos preços
tax-inclusive = Preços com imposto incluído
tax-none = Sem imposto
tax-us = O QuickBooks calcula o imposto sobre vendas ao criar a fatura, pelo endereço do cliente. Você só diz quais linhas são tributáveis.
tax-us-row = calculado pelo QuickBooks
taxable = Tributável
message = Mensagem ao cliente
message-help = Impressa na fatura
details-more = Mais: nota interna, classe, local, campos próprios
private-note = Nota interna
private-note-help = Só sua contabilidade vê
class = Classe
location = Local
own-field-help = Campo próprio da sua empresa no QuickBooks
own-field = Campo próprio { $number }
choice-none = Nenhum
extras-more = Mais: { $parts }
look = O QuickBooks imprime esta fatura na aparência padrão da sua empresa. Daqui não é possível escolher outra.
currency-differs = O negócio está em { $deal }, este cliente é cobrado em { $customer }
currency-differs-text = Um cliente no QuickBooks tem uma só moeda, e ela nunca muda. Como deve ser esta fatura?
currency-convert = Faturar em { $customer }, converter os preços
currency-convert-help = Taxa do QuickBooks de { $date }
currency-rate = 1 { $from } em { $to }
currency-rate-help = Você pode mudar a taxa. Ela fica guardada na fatura.
currency-become = { $amount } passam a ser
currency-keep = Fatura em { $customer }, manter os números
currency-keep-help = { $before } passam a ser { $after }
currency-ask = O que fazer com a moeda
currency-other = Faturar em { $deal }, para outro cliente
currency-other-help = Escolha um que seja cobrado em { $deal }
currency-new = Faturar em { $deal }, para um novo cliente
currency-new-help = Criado como “{ $name }”
currency-go = Continuar
currency-prices-only = Só para os preços. A taxa de câmbio para { $home } fica nos dados da fatura.
currency-converted = Os preços do negócio foram convertidos: 1 { $from } = { $rate } { $to }.
rate-get = Obter a taxa do QuickBooks
lines = Linhas
lines-hint = { $count ->
    [one] { $count } produto do negócio; vinculados a itens do QuickBooks: { $linked }
   *[other] { $count } produtos do negócio; vinculados a itens do QuickBooks: { $linked }
}
lines-none = O negócio não tem produtos. Adicione a primeira linha.
line-what = Descrição e item do QuickBooks
line-item-of = Item do QuickBooks, linha { $line }
line-description-of = Descrição, linha { $line }
line-qty-of = Quantidade, linha { $line }
line-price-of = Preço, linha { $line }
line-discount-of = Desconto, linha { $line }
line-unit-of = Unidade do desconto, linha { $line }
line-tax-of = Imposto, linha { $line }
line-taxable-of = Tributável, linha { $line }
line-state-linked = Vinculado
line-state-proposed = Proposto, confira
line-state-none = Ainda não vinculado
line-qty = Quantidade
line-price = Preço
line-discount = Desconto
line-amount = Valor
line-item-empty = Escolher um item do QuickBooks
line-item-proposed = Proposto: { $reason }. Fica vinculado quando você cria a fatura.
line-item-create = Criar “{ $name }” no QuickBooks
line-item-account = A conta de receita é perguntada uma vez.
line-item-none = Nenhum item corresponde a “{ $text }”
line-menu = Linha { $line }: mover, duplicar, remover
line-up = Mover para cima
line-down = Mover para baixo
line-copy = Duplicar
line-remove = Remover
line-removed = Linha removida: { $name }
line-bundle = { $count ->
    [one] Pacote de { $count } item; o QuickBooks o lista à parte: { $names }
   *[other] Pacote de { $count } itens; o QuickBooks os lista um a um: { $names }
}
line-from-deal = Do negócio: { $details }
undo = Desfazer
line-add = Adicionar linha
line-text = Adicionar linha de texto
line-subtotal = Adicionar subtotal
line-subtotal-net = antes dos impostos
line-moved = Linha movida para a posição { $place }
lines-fill = { $count ->
    [one] Um item para { $count } linha sem item
   *[other] Um item para as { $count } linhas sem item
}
lines-filled = Preenchido com “{ $name }”.
item-bundle = { $count ->
    [one] Pacote de { $count } item
   *[other] Pacote de { $count } itens
}
freq-annually = anual
freq-semi-annually = semestral
freq-quarterly = trimestral
freq-monthly = mensal
freq-weekly = semanal
line-periods = { $count ->
    [one] { $count } período
   *[other] { $count } períodos
}
line-one-period = Um período é faturado aqui.
error-bundle-tax = “{ $name }”, neste pacote, não tem alíquota própria no QuickBooks. Defina uma lá ou adicione os itens um a um.
error-bundle-foreign = Os preços de um pacote estão em { $currency }; em uma fatura em outra moeda, adicione os itens um a um.
checks-title = { $count ->
    [one] { $count } ponto a rever antes que o QuickBooks aceite
   *[other] { $count } pontos a rever antes que o QuickBooks aceite
}
checks-foot = { $count ->
    [one] { $count } ponto a rever
   *[other] { $count } pontos a rever
}
fix-tax = { $count ->
    [one] Usar { $name }
   *[other] Usar { $name } em { $count } linhas
}
fix-use = Usar { $value }
fix-due = Usar a data da fatura
fix-cut = Encurtar para { $max } caracteres
instalments = Parcelas…
instalments-title = Parcelas do negócio
instalments-none = O Pipedrive não tem parcelas para este negócio.
instalments-which = Quais faturar
instalments-when = { $amount }, a faturar em { $date }
instalments-in = Em { $currency }, como os outros preços deste formulário.
instalments-empty = Escolha pelo menos uma.
instalments-dated = Adicionar a data de faturamento à descrição
instalments-lines = Linhas do formulário
instalments-replace = Substituir
instalments-replace-help = O desconto da fatura inteira também é esvaziado: uma parcela já o contém.
instalments-add = Adicionar abaixo
instalments-ok = Usar como linhas
instalments-taken = Das parcelas: { $count }.
item-new-title = Novo item no QuickBooks
item-new-name = Nome
item-new-account = Conta de receita
item-new-choose = Escolher uma conta
item-new-account-help = As vendas deste item são lançadas ali. Ela será proposta da próxima vez.
item-new-ok = Criar item
item-later = O QuickBooks ainda não respondeu. O item aparece na lista assim que for criado; não é criado duas vezes.
error-item-name = O QuickBooks não permite dois-pontos, aspas, tabulações ou quebras de linha em nomes de itens.
error-item-taken = Um item já tem este nome. Escolha-o na lista ou dê outro nome a este.
error-item-category = Uma categoria tem este nome, e itens não podem ter o mesmo nome de categorias.
error-item-inactive = Um item inativo tem este nome. Ative-o de novo no QuickBooks ou escolha outro nome.
sum-sub = Subtotal
sum-discount = Desconto sobre tudo
sum-tax = { $name } sobre { $base }
sum-tax-in = inclui { $name } sobre { $base }
sum-total = Total
sum-total-before = Total antes do imposto sobre vendas
lines-missing = { $count ->
    [one] { $count } linha precisa de um item do QuickBooks
   *[other] { $count } linhas precisam de um item do QuickBooks
}
changed-title = O negócio mudou desde que você começou este rascunho.
changed-take = Aproveitar as mudanças
changed-keep = Manter meu rascunho
changed-choose = Escolha primeiro acima: adotar as mudanças ou manter seu rascunho.
changed-quantity = { $name }: quantidade { $now } em vez de { $before }
changed-price = { $name }: preço { $now } em vez de { $before }
changed-terms = { $name }: desconto, imposto ou descrição
changed-added = Produto novo: { $name }
changed-removed = Não está mais no negócio: { $name }
changed-order = Ordem dos produtos
changed-discount = Desconto de todo o negócio
changed-currency = Moeda: { $now } em vez de { $before }
changed-organization = Organização: { $now } em vez de { $before }
changed-person = Pessoa de contato: { $now } em vez de { $before }
changed-none = nenhuma
created-title = A fatura { $number } está no QuickBooks
created-written = Número, status e valores da fatura; veja o registro de alterações do negócio
created-next = A seguir
created-panel = O painel do negócio já mostra a fatura.
created-another = Criar outra fatura
created-differs = O total é { $difference } maior que o mostrado antes. Vale o valor do QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] A fatura não foi criada. Confira { $count } ponto:
   *[other] A fatura não foi criada. Confira { $count } pontos:
}
errors-kept = Nada foi criado. O que você digitou foi mantido.
errors-places = { $count ->
    [one] { $count } ponto a conferir
   *[other] { $count } pontos a conferir
}
error-empty = Preencha este campo, por favor.
error-email = Falta o @ neste endereço. Exemplo: nome@empresa.com.br
error-number = Escreva o número completo.
error-number-big = O maior valor que o QuickBooks aceita é { $max }.
error-decimals = { $currency } tem { $digits } casas decimais.
error-due-early = É anterior à data da fatura.
error-date-closed = Os livros do QuickBooks estão fechados até { $date }. Escolha uma data posterior.
error-item = Escolha o item do QuickBooks desta linha.
error-item-gone = Este item ficou inativo no QuickBooks. Escolha outro.
error-customer-gone = Este cliente ficou inativo no QuickBooks. Escolha outro.
error-currency = Este cliente é cobrado em { $currency }.
error-not-converted = Os preços estão em { $from }, a fatura seria em { $to }. Converta-os ou escolha outro cliente.
error-no-rate = O QuickBooks não informou a taxa agora. Escreva-a aqui ou tente de novo.
error-not-in-list = Isto não está mais na lista do QuickBooks. Escolha de novo.
error-tax-rate = Cada linha precisa de uma alíquota, mesmo que seja 0 %.
error-number-used = A fatura { $number } já existe. Escolha outro número.
error-name-chars = O QuickBooks não permite dois-pontos, tabulações ou quebras de linha em nomes.
error-long = { $length } caracteres; o QuickBooks aceita { $max }.
error-rows = No máximo { $max } linhas.
error-negative = O total está abaixo de zero. Para isso o QuickBooks pede uma nota de crédito.
error-lines-many = { $count } linhas; o QuickBooks aceita { $max }.
error-subscription = A assinatura do QuickBooks desta empresa terminou ou tem um problema de cobrança. As faturas podem ser vistas, mas não criadas.
error-permission = A pessoa que conectou o QuickBooks não pode mais fazer isso lá. Peça a um administrador que reconecte.
error-closed-plain = O QuickBooks recusou: os livros estão fechados na data desta fatura. Alguém precisa abri-los lá antes.
error-subscription-plain = A assinatura do QuickBooks desta empresa terminou ou tem um problema de cobrança. As faturas podem ser vistas, mas não alteradas.
error-busy = O QuickBooks pede que esperemos. Tentamos de novo em { $seconds } segundos; você não precisa fazer nada.
error-deposited = O QuickBooks recusou: o pagamento faz parte de um depósito bancário. É preciso retirá-lo de lá primeiro.
error-linked-payment = O QuickBooks recusou: há um pagamento vinculado a esta fatura. Remova o pagamento no QuickBooks ou anule a fatura.
error-other = O QuickBooks recusou: { $detail }
error-not-taken = O QuickBooks não aceita este valor. Altere-o ou deixe o campo vazio. O QuickBooks informa: { $detail }
error-ours = Algo deu errado do nosso lado. Nada foi criado. O que você digitou foi mantido.
error-session = Esta página ficou aberta por muito tempo. O que você digitou foi mantido; clique no botão mais uma vez.
error-deal-gone = Este negócio não existe mais ou você não pode vê-lo.

## All invoices
all-title = Todas as faturas
all-when = Emitidas
all-month = Este mês
all-quarter = Este trimestre
all-year = Este ano
all-12 = Últimos 12 meses
all-custom = Datas à escolha
all-ever = Todas
all-from = De
all-until = Até
all-status = Status
all-statuses = Todos os status
all-search = Pesquisar
all-search-hint = Número, item ou nota
all-clear = Limpar filtros
all-order = Ordenar por
all-order-issued = Emissão, mais recentes primeiro
all-order-issued-up = Emissão, mais antigas primeiro
all-order-due = Vencimento, mais distantes primeiro
all-order-due-up = Vencimento, mais próximos primeiro
all-order-amount = Valor, do maior para o menor
all-order-amount-up = Valor, do menor para o maior
all-order-open = Em aberto, do maior para o menor
all-order-open-up = Em aberto, do menor para o maior
all-select-hint = Selecione faturas para vincular, desvincular ou exportar várias de uma vez.
all-selected = Selecionadas: { $count }
all-link = Vincular a este negócio
all-unselect = Limpar seleção
all-select-csv = Selecione faturas para exportar só algumas.
all-bulk = Faturas selecionadas
all-pick = Selecionar a fatura { $number }
all-pick-all = Selecionar todas desta página ({ $count })
all-csv-some = Exportar a seleção como CSV
all-col-number = Número e negócio
all-col-due = Vence
all-this-deal = Este negócio
all-no-deal = Sem negócio
all-range = { $first }–{ $last } de { $total }
all-previous = Anterior
all-next = Próxima
all-csv = Exportar como CSV
all-none-title = Nenhuma fatura corresponde
all-none-text = Nenhuma fatura corresponde a estes filtros.
all-none-ever = Pesquisar em todos os anos
all-empty = Este cliente ainda não tem faturas no QuickBooks.
all-reading = Lendo do QuickBooks…
all-form = Filtrar faturas
all-caption = Faturas deste cliente no QuickBooks
all-col-amount = Valor
all-col-open = Em aberto
all-actions = Ações
all-pages = Páginas
all-deal-unnamed = Negócio { $id }
all-not-linked = Ainda não há cliente do QuickBooks
all-not-linked-text = Assim que a primeira fatura for criada a partir de um negócio, o cliente escolhido será lembrado e todas as faturas dele aparecerão aqui.
csv-number = Número
csv-deal = Negócio
csv-sent = Enviada

## Settings
set-connection = Conexão com o QuickBooks
set-connection-text = Onde as faturas são criadas.
set-to-connection = Conexão
set-sections = Seções
set-not-connected = Ainda não conectado
set-not-connected-text = Uma nova janela abre na Intuit. Lá você escolhe a empresa e volta sozinho. Você precisa ser administrador dessa empresa.
set-ended = O QuickBooks encerrou a permissão em { $date }, { $time }.
set-ended-text = As faturas são mantidas; as novas esperam até você reconectar.
set-waiting = Esperando o QuickBooks…
set-waiting-text = Termine na outra janela. Esta página percebe sozinha.
set-waiting-again = Abrir a janela de novo
set-since = Conectado
set-since-value = { $date } por { $name }
set-last-message = Última mensagem do QuickBooks
set-last-compare = Última comparação completa
set-last-look = Última consulta ao QuickBooks
set-expires = A permissão se renova sozinha até
set-calls = Consultas neste mês
set-calls-value = { $used } de cerca de { $expected } esperadas
set-calls-list = QuickBooks: { $reads } de leitura, { $writes } de escrita. Pipedrive: { $pipedrive }.
set-compare = Comparar agora
set-compare-begun = Estamos comparando com o QuickBooks
set-fields = Campos da fatura
set-fields-text = De onde vem cada parte de uma nova fatura. Você ainda pode mudá-la em cada fatura.
set-preview = Prévia com o negócio
set-preview-empty = Vazio neste negócio
set-preview-away = O Pipedrive não responde
set-due = Vencimento
set-due-text = A data de vencimento proposta para uma nova fatura.
set-due-days = Um número de dias após a data da fatura
set-due-field = Dias após a data da fatura
set-due-unit = dias
set-due-example = Exemplo: uma fatura de { $issued } vence em { $due }.
set-due-terms = As condições de pagamento do cliente no QuickBooks
set-due-terms-help = { $term } se o cliente não tiver nenhuma.
set-due-term = Condições de pagamento do QuickBooks
set-due-term-field = Condições de pagamento
set-defaults = Padrões
set-defaults-text = Propostos em cada nova fatura, a não ser que um modelo diga outra coisa.
set-defaults-later = Conecte primeiro o QuickBooks: moedas, impostos e itens vêm de lá.
set-currency-deal = Moeda do negócio
set-currency-help = Outra é usada para negócios em uma moeda que o QuickBooks não conhece. Os preços nunca são convertidos.
set-tax-deal = Como dizem os produtos do negócio
set-tax-rate = Alíquota do imposto
set-item = Item para linhas sem produto
set-item-ask = Perguntar sempre
set-account = Conta de receita para novos itens
set-presets = Modelos
set-presets-text = Conjuntos com nome de condições, mensagem, imposto, classe, local, linhas extras e idioma. Outros programas não podem escolher os layouts de impressão do QuickBooks; um modelo não muda a aparência.
set-preset-add = Adicionar modelo
set-preset-edit = Editar
set-preset-copy = Duplicar
set-preset-default = Tornar padrão
set-preset-remove = Remover
preset-empty = Ainda não há modelos.
preset-new = Novo modelo
preset-edit = Editar modelo
preset-copy-name = { $name } (cópia)
preset-name = Nome
preset-name-taken = Outro modelo já tem esse nome.
preset-as-settings = Como nas configurações
preset-days = Dias
preset-lines = Linhas extras
preset-line-what = Descrição, linha extra { $line }
preset-line-item = Item do QuickBooks, linha extra { $line }
preset-line-qty = Quantidade, linha extra { $line }
preset-line-price = Preço, linha extra { $line }
preset-line-remove = Remover a linha extra { $line }
preset-language = Idioma dos textos
preset-undefault = Não começar com ele
preset-remove-title = Remover o modelo “{ $name }”?
preset-remove-text = As faturas feitas com ele ficam como estão.
preset-says-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
preset-says-lines = { $count ->
    [one] { $count } linha extra
   *[other] { $count } linhas extras
}
preset-says-message = com mensagem
done-preset-saved = Modelo salvo
done-preset-removed = Modelo removido
set-deal = Escrito no negócio
set-deal-text = Para que todos vejam no Pipedrive, em listas, filtros e no registro de alterações.
set-deal-fields = Campos do negócio a manter em dia
set-deal-summary = Todas as faturas em um texto, para o histórico
set-deal-number = Número da fatura
set-deal-status = Status da fatura
set-deal-invoiced = Valor faturado
set-deal-paid = Valor pago
set-deal-overdue = Valor vencido
set-deal-refused = O Pipedrive não criou este campo: { $reason }
set-deal-also = Também
set-deal-note = Adicionar uma nota quando uma fatura é criada, paga ou anulada
set-deal-activity = Planejar uma atividade quando uma fatura vence sem pagamento
set-deal-activity-help = Para o proprietário do negócio, no próximo dia útil.
note-created = A fatura { $number } de { $amount } foi criada no QuickBooks para { $customer }.
note-paid = A fatura { $number } de { $amount } está paga.
note-voided = A fatura { $number } de { $amount } foi anulada.
activity-overdue = A fatura { $number } está vencida: { $amount } em aberto
set-see = Quem pode ver as faturas
set-see-text = No início, só você. Criar e alterar continua com você.
set-see-me = Só eu
set-see-some = Colegas que eu escolher
set-see-all = Todos que podem ver o negócio
set-see-help = Precisam ter o dealbooks instalado e podem ver, não alterar.
set-see-all-help = Perguntamos ao Pipedrive, com a permissão de cada um, se vê o negócio.
set-see-names = Colegas
set-see-absent = ainda não instalado
set-see-nobody = Não há mais ninguém nesta empresa do Pipedrive.
set-see-choose = Escolha pelo menos uma pessoa.
set-language = Idioma
set-language-text = Do dealbooks. As faturas são impressas no idioma que o QuickBooks tem para o cliente.
set-language-auto = Como no Pipedrive ({ $language })
set-data = Passagem e dados
set-data-text = Uma pessoa por empresa do Pipedrive conecta o dealbooks.
set-hand = Passar para um colega
set-hand-text = A pessoa confirma. Faturas, vínculos e a conexão ficam; ela pode reconectar com a própria permissão do QuickBooks.
set-hand-button = Passar…
set-hand-who = Colega
set-hand-nobody = Nenhum colega instalou o dealbooks ainda.
set-hand-offered = Oferecido a { $name } até { $date }.
set-hand-back = Retirar a oferta
set-export = Exportar todos os dados
set-export-text = Um arquivo com configurações, vínculos, faturas e histórico.
set-audit = Histórico de todas as faturas
set-audit-text = Quem fez o quê em qual fatura, quando e de onde, com os valores de antes e depois. Um arquivo CSV.
set-audit-button = Baixar histórico
set-wipe = Excluir meus dados
set-wipe-text = Remove o que o dealbooks guarda: vínculos, rascunhos, configurações, histórico. Suas faturas no QuickBooks e seus negócios no Pipedrive ficam como estão. Por 400 dias fica apenas uma marca ilegível da sua empresa com os números dos negócios e de suas faturas, para que uma instalação posterior não crie nenhuma fatura duas vezes.
set-wipe-button = Excluir meus dados…
set-wipe-done = A exclusão começou. Leva no máximo 24 horas.
set-saved = Todas as alterações salvas
set-unsaved = { $count ->
    [one] { $count } alteração não salva
   *[other] { $count } alterações não salvas
}
set-discard = Descartar alterações
set-failed = Não foi salvo.
set-failed-text = { $count ->
    [one] Um campo precisa de outra escolha: { $fields }.
   *[other] { $count } campos precisam de outra escolha: { $fields }.
}
set-field-gone = Este campo foi removido no Pipedrive. Escolha outro ou deixe vazio.

## Pages outside Pipedrive
land-title = Do negócio ganho à fatura no QuickBooks, em dois cliques
land-text = O dealbooks vive dentro do Pipedrive. Ele preenche a fatura com o negócio, você confere, o QuickBooks Online guarda. Quando ela é paga, o negócio sabe.
land-how = Como funciona
land-1 = Proposto, não adivinhado
land-1-text = Cliente, endereço e linhas vêm dos campos que você escolhe. Você confirma.
land-2 = Sempre em dia
land-2-text = Em aberto, paga, vencida: no negócio segundos depois de acontecer no QuickBooks.
land-3 = Nunca duas vezes
land-3-text = Se uma conexão cai, o dealbooks olha primeiro e nunca cria a mesma fatura de novo.
land-need = Você precisa do Pipedrive e do QuickBooks Online. O dealbooks pede permissão aos dois e pode ser removido a qualquer momento.
foot-help = Ajuda
foot-privacy = Privacidade
foot-terms = Termos
foot-not = O dealbooks não é feito pelo Pipedrive nem pela Intuit.
joined-title = O QuickBooks está conectado
joined-text = Empresa: { $company }. Moeda local { $currency }, várias moedas ativadas, imposto por alíquota.
joined-1 = Instalar o dealbooks
joined-2 = Conectar o QuickBooks
joined-3 = Conferir os campos da fatura
joined-3-text = Já estão preenchidos; a maioria só clica em Salvar.
joined-go = Ir às configurações no Pipedrive
joined-close = Você pode fechar esta janela; o Pipedrive já percebeu.
refused-title = O QuickBooks não foi conectado
refused-text = A Intuit disse: o acesso não foi permitido. Nada foi alterado.
refused-help = Para conectar, você precisa ser administrador da empresa no QuickBooks. Se não for, peça a quem é que clique em Conectar ao QuickBooks nas configurações.
stale-title = A instalação não terminou
stale-text = O link tinha mais de dez minutos ou foi aberto em outro navegador. É uma proteção, nada quebrou.
stale-again = Começar de novo
take-title = Assumir o dealbooks no lugar de { $owner }?
take-text = Em { $company } uma pessoa conecta o dealbooks. { $owner } ofereceu isso a você em { $date }.
take-1 = Você assume
take-1-text = A partir de agora você vê e cria faturas. { $owner } não mais.
take-2 = O QuickBooks continua conectado
take-2-text = Com a permissão que existe agora. Reconecte nas configurações para usar a sua.
take-3 = Todos os vínculos ficam
take-3-text = Faturas, rascunhos e configurações são mantidos.
take-ok = Assumir
take-no = Agora não
take-until = A oferta termina em { $date }.
asked-title = Perguntamos a { $owner }
asked-text = O dealbooks está instalado para você. { $owner } ou um administrador da sua empresa no Pipedrive precisa confirmar antes que você possa criar faturas. Você recebe uma mensagem no painel.
asked-withdraw = Retirar o pedido
asked-when = Pedido
asked-of = Aguardando
asked-of-value = { $owner } ou um administrador

## Receivables (later)
owed-title = Contas a receber
owed-text = O que os clientes devem, pelo tempo de atraso. Hoje, { $date }.
owed-chart = Valores em aberto por dias de atraso, { $currency }
owed-not-due = A vencer
owed-over = Mais de { $days }
owed-all = Todos os clientes

## Screens
error-title = Não funcionou
error-request = Este pedido não foi entendido. Recarregue a página e tente de novo.
error-not-found = Isto não existe ou você não pode vê-lo.
error-not-owner = Só a pessoa que conectou o dealbooks pode fazer isso.
error-not-connected = O QuickBooks não está conectado. Conecte-o nas configurações do dealbooks.
error-lost = O QuickBooks está desconectado. Reconecte e clique no botão mais uma vez; o que você digitou foi mantido.
error-pipedrive-lost = O Pipedrive encerrou nossa permissão. Instale o dealbooks de novo; nada se perdeu.
error-away = O outro serviço não está respondendo. Nada foi criado. Tente de novo daqui a pouco.
error-wait = { $seconds ->
    [one] Pediram que esperássemos. Tente de novo em { $seconds } segundo.
   *[other] Pediram que esperássemos. Tente de novo em { $seconds } segundos.
}
error-storage = Não foi possível salvar, e nada foi enviado. Tente de novo daqui a pouco.
error-too-large = Este formulário tem linhas demais. Remova algumas ou faça duas faturas.
error-too-slow = A conexão estava lenta demais. Nada foi criado. Tente de novo.
error-too-many = Tentativas demais a partir daqui. Espere um minuto e tente de novo.
error-network = A conexão caiu. O que você digitou foi mantido; tente de novo daqui a pouco.
shell-asking = Perguntando ao Pipedrive quem é você…
shell-failed-title = Não sabemos quem é você
shell-failed = O Pipedrive não confirmou quem está aqui. Recarregue a página; se não ajudar, instale o dealbooks de novo.
shell-open-title = Abra isto no Pipedrive
shell-open = Esta página só funciona dentro do Pipedrive. Abra lá um negócio ou as configurações do dealbooks.
more-actions-of = Mais ações, fatura { $number }
ago = Há { $age }
panel-lost-for = Há { $age } não vemos mudanças nem conseguimos criar faturas. Nada se perdeu.
panel-doubt-ago = Enviada ao QuickBooks há { $age }
panel-nobody-title = Ninguém cuida das faturas ainda
panel-other-asked = Perguntamos a { $owner }. Assim que essa pessoa ou um administrador da sua empresa no Pipedrive confirmar, você vê as faturas aqui.
panel-no-deal-title = Faturas pertencem a negócios
panel-no-deal-text = Abra um negócio: as faturas dele estão lá.
panel-deal-gone = Este negócio foi excluído ou arquivado no Pipedrive. As faturas dele ficam como estão; não é possível criar novas a partir dele.
live-several = Várias faturas mudaram
record-organization = Organização
record-person = Pessoa
record-deal = Negócio
customer-current = Vinculado agora a este negócio
customer-found = Encontrado pela sua pesquisa
customer-linked-plain = Cliente do QuickBooks
customer-none = Nenhum cliente corresponde a “{ $text }”
currency-rate-short = Taxa de câmbio
currency-differs-note = O negócio está em { $deal }, este cliente é cobrado em { $customer }. Os preços não são convertidos: confira-os.
rate-help = Deixe vazio para usar a taxa do dia do QuickBooks.
tax-by-quickbooks = Calculado pelo QuickBooks
discount-unit = Unidade do desconto
sum-discount-short = Desconto
line-tax-choose = Escolher uma alíquota
lines-caption = Linhas da fatura
item-sku = SKU { $sku }
error-customer = Escolha o cliente, ou Novo cliente.
error-no-lines = Adicione pelo menos uma linha com um item do QuickBooks.
error-date = Escreva a data completa: dia, mês e ano.
error-below-zero = Não pode ser menor que zero.
error-range = Escreva um número de { $least } a { $most }.
error-decimals-most = No máximo { $digits } casas decimais.
error-home-currency = Esta empresa do QuickBooks só fatura em { $currency }. Para usar outras moedas, ative várias moedas lá.
error-currency-unknown = O QuickBooks não conhece a moeda { $currency }.
name-taken-by = { $name } já tem este nome no QuickBooks, e clientes não podem ter o nome de fornecedores ou funcionários.
name-taken-offer = “{ $name }” estaria livre.
created-title-plain = A fatura está no QuickBooks
created-summary = Resumo
created-differs-less = O total é { $difference } menor que o mostrado antes. Vale o valor do QuickBooks.
created-differs-inside = O total é o mostrado antes, mas dentro da fatura o QuickBooks tem algo diferente.
differs-caption = Em que o QuickBooks difere do que foi mostrado
differs-what = O quê
differs-asked = Mostrado antes
differs-made = No QuickBooks
differs-none = Nada
differs-line = Uma linha
differs-tax = Imposto
differs-rest = Não está em nenhuma linha
differs-added = Adicionado pelo QuickBooks.
differs-left-out = Omitido pelo QuickBooks.
differs-line-why = O QuickBooks tem outro valor para esta linha.
differs-discount-why = O QuickBooks descontou outro valor.
differs-tax-why = O QuickBooks arredonda o imposto de outra forma, ou uma alíquota mudou desde nossa última leitura.
differs-rest-why = O QuickBooks não diz do que se compõe.
conflict-title = Este negócio já tem uma fatura
conflict-text = Ela foi criada depois que você abriu este formulário. Agora nada foi criado; o que você digitou foi mantido.
conflict-pending = Ela ainda está sendo criada.
pending-title = A fatura está sendo criada
pending-doubt-title = Ainda incerta
set-ended-ago = O QuickBooks encerrou a permissão há { $age }.
set-company-unnamed = Empresa conectada
set-reading = Lendo clientes, itens e impostos pela primeira vez…
set-resting = Até { $date }, o QuickBooks só é consultado quando alguém pressiona um botão: as leituras deste mês estão quase esgotadas. Os status podem estar mais antigos que o normal.
set-fields-away = O Pipedrive não está respondendo. Por enquanto, só os campos habituais são oferecidos.
set-field-none = Deixar vazio
set-field-no-match = Nenhum campo corresponde
set-unsaved-plain = Alterações não salvas
set-hand-asked = { $name } pede para assumir.
handover-to = Passar para { $name }
denied-text = O Pipedrive disse: o acesso não foi permitido. Nada foi instalado.
install-refused-text = O Pipedrive não aceitou a instalação. Nada foi guardado.
missing-title = Instalado, com menos permissões do que o necessário
missing-text = O Pipedrive não concedeu todas as permissões solicitadas. Instale de novo quando elas forem permitidas. Até lá:
missing-go = Continuar
missing-deals = Negócios: nenhuma fatura pode ser criada, e os negócios não mostram o que aconteceu com as suas.
missing-contacts = Pessoas e organizações: nenhum cliente é proposto.
missing-products = Produtos: as linhas do negócio não são aproveitadas.
missing-users = Usuários: não é possível escolher colegas.
missing-search = Busca: os negócios não podem ser encontrados pelo título.
missing-webhooks = Webhooks: o que muda no Pipedrive não é percebido automaticamente.
missing-deal-fields = Campos de negócio: a lista de negócios não pode mostrar a situação de uma fatura.
missing-activities = Atividades: ninguém é lembrado de uma fatura vencida.
ticket-title = Comece pelo Pipedrive
ticket-text = Este link funciona uma só vez e por um minuto. Abra as configurações do dealbooks no Pipedrive e clique lá em Conectar ao QuickBooks.
refused-stale-text = O link tinha mais de dez minutos, já tinha sido usado ou foi aberto em outro navegador. Nada foi alterado.
refused-elsewhere-text = Esta empresa do QuickBooks está conectada a outra empresa do Pipedrive. Nada foi alterado.
refused-realm-text = A Intuit não informou a empresa. Nada foi alterado.
refused-failed-text = A Intuit não confirmou a conexão. Nada foi alterado.
refused-again = Volte ao Pipedrive e clique mais uma vez em Conectar ao QuickBooks.
gone-title = O QuickBooks foi desconectado
gone-text = Estamos verificando a conexão. As faturas ficam onde estão; você pode conectar de novo nas configurações do dealbooks no Pipedrive.
naming-title = Conectar o QuickBooks?
naming-text = Isto conecta uma empresa do QuickBooks à empresa do Pipedrive { $company }, para { $user }.
naming-note = Se não foi você que começou isto no Pipedrive, feche esta janela.
confirm-text = A empresa do QuickBooks { $books } será conectada à empresa do Pipedrive { $company }, para { $user }. Quem cuida das faturas lá verá os clientes de { $books } e criará faturas nela.
confirm-note = Se não é isso que você quer, não conecte: a permissão será devolvida à Intuit.
confirm-no = Não conectar
declined-text = Nada foi conectado. A permissão foi devolvida à Intuit.

## A person decides
panel-ask-text = O QuickBooks nunca disse se isto foi feito, e nada mais acontece sozinho. Veja o que existe e decida.
decide = Ver e decidir
decide-title = Foi feito?
decide-text-invoice = Há { $age } enviamos ao QuickBooks uma fatura de { $amount } para { $customer } e nunca soubemos se ela foi criada.
decide-text-change = Há { $age } pedimos isto ao QuickBooks e nunca soubemos se foi feito: { $what }.
decide-what-send = enviar a fatura por e-mail
decide-what-other = alterar a fatura
decide-none = Acabamos de olhar: o QuickBooks não mostra nenhuma fatura que possa ser esta.
decide-away = O QuickBooks não responde, então não pudemos olhar. Tente mais tarde ou olhe você mesmo lá.
decide-legend = Sua decisão
decide-this = É a fatura { $number }
decide-this-help = { $amount }, { $date }. Ela passa a pertencer a este negócio.
decide-again-invoice = Criar agora
decide-again-invoice-help = O mesmo pedido mais uma vez. Enquanto o QuickBooks se lembrar dele, nenhuma segunda fatura é criada; na dúvida, olhe antes no QuickBooks.
decide-again-send = Enviar de novo
decide-again-send-help = Se o primeiro e-mail tiver saído, o cliente o recebe duas vezes.
decide-again-other = Fazer agora
decide-again-other-help = O mesmo pedido mais uma vez.
decide-leave = Deixar como está
decide-leave-help = Nada mais é enviado ao QuickBooks, e este aviso desaparece.
decide-ok = Fazer isto
decide-empty = Escolha primeiro uma das opções.
decided-done = Resolvido: o QuickBooks confirmou
decided-left = Resolvido: nada mais é enviado

## History of an invoice
history = Histórico
history-title = Histórico da fatura { $number }
history-empty = Nada aconteceu desde que o dealbooks mantém um histórico.
history-cut = As entradas mais antigas estão no arquivo oferecido nas configurações.
history-quickbooks = QuickBooks
history-then = depois
history-none = nada
history-asked = solicitado há { $age }
history-not-done = Não realizado: { $what }
history-refused = O QuickBooks disse: { $words }
history-to = Enviada para
history-via-panel = no painel
history-via-list = em “Todas as faturas”
history-via-form = no formulário da fatura
history-create_invoice = Criada
history-update_invoice = Alterada
history-void_invoice = Anulada
history-delete_invoice = Excluída
history-send_invoice = Enviada por e-mail
history-create_customer = Cliente criado
history-update_customer = Cliente atualizado
history-create_item = Item criado
history-link_invoice = Vinculada a um negócio
history-unlink_invoice = Desvinculada do negócio
history-decide = Decidido após uma resposta que não veio
history-seen_changed = Alterada no QuickBooks
history-seen_deleted = Excluída no QuickBooks
history-connect_quickbooks = QuickBooks conectado
history-disconnect_quickbooks = QuickBooks desconectado
history-handover = Responsabilidade transferida
history-settings = Configurações alteradas
history-uninstall = dealbooks desinstalado
history-unlink_contact = Contato desvinculado
history-wipe_asked = Exclusão dos dados solicitada
history-csv-time = Hora (UTC)
history-csv-what = O quê
history-csv-who = Quem
history-csv-where = Onde
history-csv-id = ID no QuickBooks
history-csv-before = { $what } (antes)
history-csv-after = { $what } (depois)
history-csv-note = Observação
