# dealbooks, Russian. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Счёт
invoice-create = Создать счёт
refresh = Обновить
view-all = Показать все счета
save = Сохранить
connect = Подключить QuickBooks
disconnect = Отключить
more-actions = Другие действия
action-void = Аннулировать
action-delete = Удалить
action-send = Отправить по почте
action-pdf = Скачать PDF
action-open = Открыть в QuickBooks
settings = Настройки
unlink-contact = Отвязать контакт
status-open = Открыт
status-paid = Оплачен
status-voided = Аннулирован
status-overdue = Просрочен
status-deleted = Удалён
status-part = Оплачен частично

## Small words
action-attach = Прикрепить PDF к сделке
action-copy-link = Скопировать ссылку на оплату
badge-sent = Отправлен { $date }
badge-bounced = Не доставлен
badge-differs = Отличие: { $amount }
badge-creating = Создаётся
badge-doubt = Пока не ясно
badge-connected = Подключено
badge-default = По умолчанию
cancel = Отмена
close = Закрыть
back-pipedrive = Назад в Pipedrive
try-again = Повторить
required = (обязательно)
opens-tab = (откроется новая вкладка)
saved-at = Черновик сохранён в { $time }
reference = Код для поддержки: { $id }
invoice-no-number = Без номера
invoice-new-row = Новый
updated-now = Обновлено только что
updated-ago = Обновлено { $age } назад
age-minutes = { $count ->
    [one] { $count } минуту
    [few] { $count } минуты
   *[many] { $count } минут
}
age-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[many] { $count } часов
}
age-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
dates-row = { $issued }, оплатить до { $due }
days-late = { $days ->
    [one] просрочен на { $days } день
    [few] просрочен на { $days } дня
   *[many] просрочен на { $days } дней
}
open-left = к оплате { $amount }
open-all = не оплачен полностью

## Panel
panel-title = Счета
panel-total-invoiced = Выставлено
panel-total-paid = Оплачено
panel-total-open = Открыто
panel-total-overdue = Просрочено
panel-totals-label = Итоги в { $currency }
panel-show-more = Показать ещё { $next } из { $total }
panel-empty-title = Счетов пока нет
panel-empty-text = Нажмите «Счёт»: клиент, строки и даты берутся из этой сделки. Вы проверите их, прежде чем что-либо попадёт в QuickBooks.
panel-first = Впервые читаем счета из QuickBooks…
panel-first-foot = Первое чтение…
panel-slow = QuickBooks не отвечает.
panel-slow-text = Вы видите то, что мы знали { $age } назад. Мы продолжаем попытки.
panel-lost = QuickBooks отключён.
panel-lost-text = С { $date }, { $time } мы не видим изменений и не можем создавать счета. Ничего не потеряно.
reconnect = Подключить снова
panel-connect-title = Подключите бухгалтерию
panel-connect-text = dealbooks создаёт счета в вашей компании QuickBooks Online. Компанию вы выберете на следующей странице.
panel-connect-note = Нужно быть администратором этой компании в QuickBooks.
panel-other-title = Счетами занимается { $owner }
panel-other-text = В каждой компании Pipedrive dealbooks подключает один человек, и только он видит её счета, пока не поделится ими.
panel-other-see = Попросить показать счета
panel-other-take = Попросить передать мне
panel-install-title = Установите dealbooks, чтобы видеть счета
panel-install-text = Это займёт минуту; Pipedrive спросит вашего разрешения.
install = Установить
panel-creating-text = QuickBooks отвечает дольше обычного. Можно уйти с этой страницы: номер появится здесь.
panel-doubt-when = Отправлено в QuickBooks в { $time }
panel-doubt-text = QuickBooks не сообщил, создан ли этот счёт. Мы выясняем это и не создадим его дважды. Пожалуйста, не создавайте его ещё раз.
panel-doubt-check = Проверить сейчас
panel-doubt-next = Секунд до следующей проверки: { $seconds }
panel-doubt-found = Он создан: счёт { $number }.
panel-doubt-none = Он не создан. Теперь его можно создать.
panel-contact-title = Все сделки этого контакта
panel-contact-empty = Здесь появляются счета этого контакта и его сделок. Новые создаются из сделки.
panel-row-deal = Сделка: { $title }
panel-row-no-deal = Не связан со сделкой
live-status = Счёт { $number } теперь: { $status }
live-refreshed = Всё актуально

## Why an action is not there (shown under the menu item)
why-link-payments = В этой компании не включён QuickBooks Payments.
why-link-email = QuickBooks даёт ссылку на оплату только клиентам с адресом почты.
why-voided = Этот счёт аннулирован.
why-deleted = Этот счёт удалён в QuickBooks.
why-not-owner = Менять счета может только { $owner }.
why-lost = QuickBooks отключён.
why-not-connected = QuickBooks не подключён.
why-other-books = Этот счёт находится в другой компании QuickBooks, не в подключённой сейчас.
why-under-way = Изменение этого счёта ещё выполняется.
why-paid = Он оплачен. Аннулируйте его или сначала удалите платёж в QuickBooks.
why-nothing-due = Платить больше нечего.
why-no-deal = Он не связан ни с одной сделкой.
why-doubt = Мы ещё выясняем, существует ли он.
seen-now = Подтверждено только что ({ $how })
seen-ago = Подтверждено { $age } назад ({ $how })
seen-own_write = ответ QuickBooks для dealbooks
seen-webhook = сообщение от QuickBooks
seen-refresh = проверено в QuickBooks
seen-comparison = сверено с QuickBooks
change-void_invoice = Аннулируется
change-delete_invoice = Удаляется
change-send_invoice = Отправляется
change-update_invoice = Изменяется
change-slow = QuickBooks отвечает дольше обычного. Страницу можно закрыть: результат появится в строке.
change-doubt = QuickBooks не сообщил, сделано ли это. Мы выясняем и не сделаем этого дважды.
change-not-done = Этого не произошло: в QuickBooks счёт не изменился. Можно повторить.

## Send by email
send-title = Отправить счёт { $number } по почте
send-to = Кому
send-help = Несколько адресов разделяйте запятыми.
send-text = Письмо отправит QuickBooks с темой, текстом и оформлением, которые настроены там у вашей компании. PDF будет приложен.
send-bounced = Последнее письмо ({ $date }) вернулось: адреса { $address } не существует.
send-bounced-plain = Последнее письмо вернулось.
send-error = Укажите один или несколько адресов с @ через запятую.
send-limit = Это письмо не отправлено: за 24 часа уходит не больше { $max } писем. Следующее можно отправить после { $time }; счёт можно отправить и в QuickBooks.
link-title = Ссылка на оплату счёта { $number }
link-help = Браузер не разрешил копирование. Ссылка выделена: скопируйте её сочетанием Ctrl+C или ⌘C.
link-field = Ссылка на оплату
send = Отправить

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Аннулировать счёт { $number }?
void-text = { $customer }, { $amount }. Счёт останется в QuickBooks с нулевой суммой. Отменить это нельзя.
void-part-text = { $customer }, { $amount }, оплачен частично. Счёт останется в QuickBooks с нулевой суммой, а платёж { $paid } станет неразнесённым: бухгалтерии придётся назначить его заново. Отменить это нельзя.
void-ok = Аннулировать счёт
void-paid-title = Аннулировать оплаченный счёт { $number }?
void-paid-text = { $customer }, { $amount }, оплачен. Счёт останется в QuickBooks с нулевой суммой, а платёж { $paid } перестанет относиться к счёту: бухгалтерии придётся распределить его заново. Отменить это нельзя.
delete-title = Удалить счёт { $number }?
delete-text = { $customer }, { $amount }. Счёт исчезнет из QuickBooks, его номер освободится. Отменить это нельзя. Чтобы остался след, аннулируйте счёт.
delete-part-text = { $customer }, { $amount }, оплачен частично: QuickBooks, скорее всего, откажет, пока платёж связан. Если нет, счёт исчезнет там, а его номер освободится. Отменить это нельзя. Чтобы остался след, аннулируйте его.
delete-ok = Удалить счёт
unlink-title = Отвязать счёт { $number } от этой сделки?
unlink-text = Счёт останется в QuickBooks. В итогах этой сделки он больше не учитывается. Его можно привязать снова.
unlink = Отвязать
link = Привязать
move-title = Перенести счёт { $number } в эту сделку?
move-text = Он связан со сделкой «{ $deal }». Счёт относится к одной сделке; от другой он будет отвязан.
move-ok = Перенести
unlink-many-title = { $count ->
    [one] Отвязать { $count } счёт от этой сделки?
    [few] Отвязать { $count } счёта от этой сделки?
   *[many] Отвязать { $count } счетов от этой сделки?
}
unlink-many-text = { $count ->
    [one] Счёт останется в QuickBooks. В итогах этой сделки он больше не учитывается. Его можно привязать снова.
    [few] Счета останутся в QuickBooks. В итогах этой сделки они больше не учитываются. Их можно привязать снова.
   *[many] Счета останутся в QuickBooks. В итогах этой сделки они больше не учитываются. Их можно привязать снова.
}
unlink-many-left = { $count ->
    [one] { $count } выбранный счёт не привязан к этой сделке и пропускается.
    [few] { $count } выбранных счёта не привязаны к этой сделке и пропускаются.
   *[many] { $count } выбранных счетов не привязаны к этой сделке и пропускаются.
}
unlink-many-none = Ни один из выбранных счетов не привязан к этой сделке.
move-many-title = { $count ->
    [one] Перенести { $count } счёт в эту сделку?
    [few] Перенести { $count } счёта в эту сделку?
   *[many] Перенести { $count } счетов в эту сделку?
}
move-many-text = { $count ->
    [one] Он связан с другой сделкой: { $deals }. Счёт относится к одной сделке; от другой он будет отвязан.
    [few] Они связаны с другими сделками: { $deals }. Счёт относится к одной сделке; от других они будут отвязаны.
   *[many] Они связаны с другими сделками: { $deals }. Счёт относится к одной сделке; от других они будут отвязаны.
}
many-left = { $count ->
    [one] { $count } счёт остаётся без изменений:
    [few] { $count } счёта остаются без изменений:
   *[many] { $count } счетов остаются без изменений:
}
many-left-row = { $number }: { $why }
many-elsewhere = Теперь он связан со сделкой «{ $deal }».
unlink-contact-title = Отвязать контакт?
unlink-contact-text = { $count ->
    [0] Эта сделка забудет клиента QuickBooks { $customer }. При следующем счёте клиента придётся выбрать снова.
    [one] Эта сделка забудет клиента QuickBooks { $customer }. { $count } связанный счёт останется в QuickBooks и в этой сделке. При следующем счёте клиента придётся выбрать снова.
    [few] Эта сделка забудет клиента QuickBooks { $customer }. { $count } связанных счёта останутся в QuickBooks и в этой сделке. При следующем счёте клиента придётся выбрать снова.
   *[many] Эта сделка забудет клиента QuickBooks { $customer }. { $count } связанных счетов останутся в QuickBooks и в этой сделке. При следующем счёте клиента придётся выбрать снова.
}
unlink-contact-all = Этот контакт забудет клиента QuickBooks { $customer }. Все счета останутся как есть. При следующем счёте клиент будет спрошен снова.
close-title = Закрыть, не создавая счёт?
close-text = Черновик хранится 30 дней и откроется снова, когда вы нажмёте «Счёт».
close-keep = Продолжить
discard-title = Удалить этот черновик?
discard-text = Всё, что вы ввели для этого счёта, будет удалено. Сделка останется как есть.
discard-ok = Удалить черновик
disconnect-title = Отключить QuickBooks?
disconnect-text = dealbooks сразу вернёт своё разрешение Intuit. Счета останутся на месте; эта страница покажет их такими, какими мы видели их в последний раз. Подключить снова можно в любое время.
handover-title = Передать dealbooks: { $name }?
handover-text = Как только человек согласится, счета будет видеть и создавать он, а не вы. Счета, связи и настройки останутся.
handover-ok = Передать
wipe-title = Удалить все данные dealbooks?
wipe-text = Связи, черновики, настройки и история компании { $company } будут удалены в течение 24 часов. Счета в QuickBooks и сделки в Pipedrive останутся как есть. Отменить это нельзя.
wipe-ok = Удалить мои данные

## Short messages (SHOW_SNACKBAR)
done-created = Счёт { $number } создан
done-voided = Счёт { $number } аннулирован
done-deleted = Счёт { $number } удалён
done-sent = { $count ->
    [1] Счёт { $number } отправлен на { $address }
    [one] Счёт { $number } отправлен на { $count } адрес
    [few] Счёт { $number } отправлен на { $count } адреса
   *[many] Счёт { $number } отправлен на { $count } адресов
}
done-attached = PDF прикреплён к сделке
attach-begun = PDF прикрепляется…
attach-failed = PDF не удалось прикрепить: { $detail }
done-copied = Ссылка на оплату скопирована
done-linked = Счёт { $number } привязан
done-unlinked = Счёт { $number } отвязан
done-linked-many = { $count ->
    [one] Привязан { $count } счёт
    [few] Привязаны { $count } счёта
   *[many] Привязано { $count } счетов
}
done-unlinked-many = { $count ->
    [one] Отвязан { $count } счёт
    [few] Отвязаны { $count } счёта
   *[many] Отвязано { $count } счетов
}
done-contact = Контакт отвязан
done-saved = Настройки сохранены
done-disconnected = QuickBooks отключён

## Create an invoice
create-title = Новый счёт
create-deal = Сделка: { $title }
create-loading = Читаем сделку…
create-busy = Создаём счёт в QuickBooks…
customer = Клиент
customer-linked = Клиент QuickBooks, счета в { $currency }
customer-change = Сменить клиента
customer-ask = Какой это клиент в QuickBooks?
customer-search = Поиск по всем клиентам
customer-search-hint = Название, почта или налоговый номер
customer-new = Новый клиент
customer-new-help = Будет создан в QuickBooks вместе со счётом, по данным ниже
customer-existing = Выбрать существующего клиента
match-name-tax = То же название и тот же налоговый номер
match-name-tax-end = То же название, и налоговый номер оканчивается так же ({ $end }); остальное QuickBooks скрывает
match-name-email = То же название и та же почта
match-name = То же название
match-tax = Тот же налоговый номер
match-tax-end = Налоговый номер оканчивается так же ({ $end }); остальное QuickBooks скрывает
match-email = Та же почта
match-near-domain = Похожее название, тот же домен почты ({ $domain })
match-near = Похожее название
match-domain = Другое название, тот же домен почты ({ $domain })
match-person = То же контактное лицо, другое название
match-inactive = Неактивен в QuickBooks
field-to = Кому
field-address = Адрес
field-email = Эл. почта
field-tax-number = Налоговый номер
field-from = Из: { $record }, { $field }
field-display-name = Отображаемое имя
field-company = Название компании
field-first-name = Имя
field-last-name = Фамилия
field-phone = Телефон
field-street = Улица
field-postal = Индекс
field-city = Город
field-state = Штат или область
field-country = Страна
field-customer-currency = Валюта этого клиента
field-customer-currency-help = Позже в QuickBooks её изменить нельзя
name-taken = У поставщика в QuickBooks уже такое имя, а имена клиентов не могут совпадать с именами поставщиков и сотрудников.
name-taken-use = Взять «{ $name }»
name-taken-edit = Изменить имя самостоятельно
name-taken-customer = В QuickBooks уже есть клиент с таким названием. Выберите его или возьмите другое название.
compare = Сравнить и обновить
compare-note = В QuickBooks у этого клиента указано другое: { $fields }.
compare-title = Обновить клиента в QuickBooks
compare-text = Изменится только отмеченное, для этого клиента и начиная с этого момента. Прежние счета останутся как есть.
compare-change = Изменить
compare-now = Сейчас в QuickBooks
compare-then = Из этого счёта
compare-caption = Что есть в QuickBooks и что указано в этом счёте
compare-masked = Скрыто QuickBooks, оканчивается на { $end }
compare-masked-same = QuickBooks показывает только конец налоговых номеров. Окончания совпадают, так что это, вероятно, тот же номер.
compare-masked-other = QuickBooks показывает только конец налоговых номеров. Окончания различаются.
compare-ok = Обновить клиента
compare-back = Назад к счёту
compare-stale = Клиента тем временем изменили в QuickBooks. Вот как там сейчас.
compare-same = В QuickBooks те же адрес, почта и налоговый номер.
compare-nothing = Ничего
compare-tick = Отметьте, что изменить.
compare-done = Клиент обновлён в QuickBooks
compare-waiting = QuickBooks ещё не подтвердил изменение. Мы доведём его до конца; счёт от него не зависит.
details = Данные счёта
preset = Шаблон
preset-none = Без шаблона
currency = Валюта
currency-help = Валюта этого клиента в QuickBooks
date-issued = Дата счёта
date-due = Оплатить до
date-due-help = { $date }: дней после даты счёта — { $days }
terms = Условия оплаты
terms-none = Только дата
doc-number = Номер счёта
doc-number-help = Ваша компания нумерует сама. Последний номер: { $last }
doc-number-proposed = Предлагаем { $number }, следующий после { $last }, самого большого из известных нам. Его можно изменить.
doc-number-empty = Без номера этот счёт останется в QuickBooks ненумерованным.
tax = Налог
vat = НДС
sales-tax = Налог с продаж
tax-excluded = Налог добавляется к ценам
tax-inclusive = Цены включают налог
tax-none = Без налога
tax-us = Налог с продаж рассчитает QuickBooks при создании счёта по адресу клиента. Вы указываете только, какие строки облагаются налогом.
tax-us-row = рассчитает QuickBooks
taxable = Облагается налогом
message = Сообщение клиенту
message-help = Печатается на счёте
details-more = Ещё: внутренняя заметка, класс, место, свои поля
private-note = Внутренняя заметка
private-note-help = Видит только ваша бухгалтерия
class = Класс
location = Место
own-field-help = Собственное поле вашей компании в QuickBooks
own-field = Собственное поле { $number }
choice-none = Не указано
extras-more = Ещё: { $parts }
look = QuickBooks печатает этот счёт в стандартном оформлении вашей компании. Выбрать другое отсюда нельзя.
currency-differs = Сделка в { $deal }, а счета этому клиенту — в { $customer }
currency-differs-text = У клиента в QuickBooks одна валюта, и она никогда не меняется. Каким должен быть этот счёт?
currency-convert = Счёт в { $customer }, пересчитать цены
currency-convert-help = Курс QuickBooks на { $date }
currency-rate = 1 { $from } в { $to }
currency-rate-help = Курс можно изменить. Он сохранится в счёте.
currency-become = { $amount } станут
currency-keep = Счёт в { $customer }, числа без изменений
currency-keep-help = { $before } → { $after }
currency-ask = Что делать с валютой
currency-other = Счёт в { $deal }, другому клиенту
currency-other-help = Выберите клиента со счетами в { $deal }
currency-new = Счёт в { $deal }, новому клиенту
currency-new-help = Будет создан как «{ $name }»
currency-go = Продолжить
currency-prices-only = Только для цен. Курс к { $home } указан в данных счёта.
currency-converted = Цены сделки пересчитаны: 1 { $from } = { $rate } { $to }.
rate-get = Взять курс QuickBooks
lines = Строки
lines-hint = { $count ->
    [one] { $count } товар из сделки, связано с позициями QuickBooks: { $linked }
    [few] { $count } товара из сделки, связано с позициями QuickBooks: { $linked }
   *[many] { $count } товаров из сделки, связано с позициями QuickBooks: { $linked }
}
lines-none = В сделке нет товаров. Добавьте первую строку.
line-what = Описание и позиция QuickBooks
line-item-of = Позиция QuickBooks, строка { $line }
line-description-of = Описание, строка { $line }
line-qty-of = Количество, строка { $line }
line-price-of = Цена, строка { $line }
line-discount-of = Скидка, строка { $line }
line-unit-of = Единица скидки, строка { $line }
line-tax-of = Налог, строка { $line }
line-taxable-of = Облагается налогом, строка { $line }
line-state-linked = Связано
line-state-proposed = Предложено, проверьте
line-state-none = Ещё не связано
line-qty = Количество
line-price = Цена
line-discount = Скидка
line-amount = Сумма
line-item-empty = Выберите позицию QuickBooks
line-item-proposed = Предложено: { $reason }. Связь сохранится при создании счёта.
line-item-create = Создать «{ $name }» в QuickBooks
line-item-account = Счёт доходов мы спросим один раз.
line-item-none = Ни одна позиция не подходит к «{ $text }»
line-menu = Строка { $line }: переместить, дублировать, убрать
line-up = Выше
line-down = Ниже
line-copy = Дублировать
line-remove = Убрать
line-removed = Строка убрана: { $name }
line-bundle = { $count ->
    [one] Набор из { $count } позиции; QuickBooks перечислит отдельно: { $names }
    [few] Набор из { $count } позиций; QuickBooks перечислит отдельно: { $names }
   *[many] Набор из { $count } позиций; QuickBooks перечислит отдельно: { $names }
}
line-from-deal = Из сделки: { $details }
undo = Вернуть
line-add = Добавить строку
line-text = Добавить строку текста
line-subtotal = Добавить подытог
line-subtotal-net = без налога
line-moved = Строка теперь на месте { $place }
lines-fill = { $count ->
    [one] Одна позиция для { $count } строки без позиции
    [few] Одна позиция для всех { $count } строк без позиции
   *[many] Одна позиция для всех { $count } строк без позиции
}
lines-filled = Заполнено: «{ $name }».
item-bundle = { $count ->
    [one] Набор из { $count } позиции
    [few] Набор из { $count } позиций
   *[many] Набор из { $count } позиций
}
freq-annually = ежегодно
freq-semi-annually = раз в полгода
freq-quarterly = раз в квартал
freq-monthly = ежемесячно
freq-weekly = еженедельно
line-periods = { $count ->
    [one] { $count } период
    [few] { $count } периода
   *[many] { $count } периодов
}
line-one-period = Здесь выставляется один период.
error-bundle-tax = У позиции «{ $name }» из этого набора в QuickBooks нет своей ставки налога. Задайте её там или добавьте позиции по одной.
error-bundle-foreign = Цены набора указаны в { $currency }; в счёт в другой валюте добавьте его позиции по одной.
checks-title = { $count ->
    [one] { $count } место нужно проверить, прежде чем QuickBooks это примет
    [few] { $count } места нужно проверить, прежде чем QuickBooks это примет
   *[many] { $count } мест нужно проверить, прежде чем QuickBooks это примет
}
checks-foot = { $count ->
    [one] { $count } место нужно проверить
    [few] { $count } места нужно проверить
   *[many] { $count } мест нужно проверить
}
fix-tax = { $count ->
    [one] Взять { $name } для { $count } строки
    [few] Взять { $name } для { $count } строк
   *[many] Взять { $name } для { $count } строк
}
fix-use = Взять { $value }
fix-due = Взять дату счёта
fix-cut = Сократить до { $max } знаков
instalments = Платежи…
instalments-title = Платежи по сделке
instalments-none = В Pipedrive нет платежей для этой сделки.
instalments-which = Какие выставить
instalments-when = { $amount }, выставить { $date }
instalments-in = В { $currency }, как и другие цены этой формы.
instalments-empty = Выберите хотя бы один.
instalments-dated = Добавить дату выставления в описание
instalments-lines = Строки формы
instalments-replace = Заменить их
instalments-replace-help = Скидка на весь счёт тоже очистится: в платеже она уже учтена.
instalments-add = Добавить ниже
instalments-ok = Взять как строки
instalments-taken = Взято из платежей: { $count }.
item-new-title = Новая позиция в QuickBooks
item-new-name = Название
item-new-account = Счёт доходов
item-new-choose = Выберите счёт
item-new-account-help = Продажи этой позиции учитываются там. В следующий раз мы предложим его.
item-new-ok = Создать позицию
item-later = QuickBooks ещё не ответил. Позиция появится в списке, как только будет создана; дважды она не создаётся.
error-item-name = QuickBooks не допускает в названиях позиций двоеточия, кавычки, табуляцию и переносы строк.
error-item-taken = Такая позиция уже есть. Выберите её в списке или назовите эту иначе.
error-item-category = Так называется категория, а позиция не может называться как категория.
error-item-inactive = Так называется неактивная позиция. Включите её снова в QuickBooks или выберите другое название.
sum-sub = Подытог
sum-discount = Скидка на всё
sum-tax = { $name } на { $base }
sum-tax-in = в том числе { $name } на { $base }
sum-total = Итого
sum-total-before = Итого до налога с продаж
lines-missing = { $count ->
    [one] { $count } строке нужна позиция QuickBooks
    [few] { $count } строкам нужна позиция QuickBooks
   *[many] { $count } строкам нужна позиция QuickBooks
}
changed-title = С тех пор как вы начали этот черновик, сделка изменилась.
changed-take = Принять изменения
changed-keep = Оставить мой черновик
changed-choose = Сначала выберите выше: принять изменения или оставить свой черновик.
changed-quantity = { $name }: количество { $now } вместо { $before }
changed-price = { $name }: цена { $now } вместо { $before }
changed-terms = { $name }: скидка, налог или описание
changed-added = Новый товар: { $name }
changed-removed = Больше нет в сделке: { $name }
changed-order = Порядок товаров
changed-discount = Скидка на всю сделку
changed-currency = Валюта: { $now } вместо { $before }
changed-organization = Организация: { $now } вместо { $before }
changed-person = Контактное лицо: { $now } вместо { $before }
changed-none = нет
created-title = Счёт { $number } в QuickBooks
created-written = Номер, статус и суммы счёта; см. журнал изменений сделки
created-next = Что дальше
created-panel = В панели сделки он уже показан.
created-another = Создать ещё один счёт
created-differs = Итог на { $difference } больше показанного ранее. Верна сумма в QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] Счёт не создан. Проверьте { $count } место:
    [few] Счёт не создан. Проверьте { $count } места:
   *[many] Счёт не создан. Проверьте { $count } мест:
}
errors-kept = Ничего не создано. Введённое сохранено.
errors-places = { $count ->
    [one] Проверить { $count } место
    [few] Проверить { $count } места
   *[many] Проверить { $count } мест
}
error-empty = Заполните это поле.
error-email = В этом адресе нет @. Пример: imya@kompaniya.ru
error-number = Напишите число полностью.
error-number-big = Наибольшая сумма, которую принимает QuickBooks, — { $max }.
error-decimals = Знаков после запятой в { $currency }: { $digits }.
error-due-early = Это раньше даты счёта.
error-date-closed = Учёт в QuickBooks закрыт по { $date }. Выберите более позднюю дату.
error-item = Выберите позицию QuickBooks для этой строки.
error-item-gone = Эта позиция стала неактивной в QuickBooks. Выберите другую.
error-customer-gone = Этот клиент стал неактивным в QuickBooks. Выберите другого.
error-currency = Счета этому клиенту выставляются в { $currency }.
error-not-converted = Цены указаны в { $from }, а счёт был бы в { $to }. Пересчитайте их или выберите другого клиента.
error-no-rate = QuickBooks сейчас не сообщил курс. Впишите его здесь или попробуйте ещё раз.
error-not-in-list = Этого больше нет в списке QuickBooks. Выберите снова.
error-tax-rate = Каждой строке нужна ставка налога, даже если она 0 %.
error-number-used = Счёт { $number } уже есть. Выберите другой номер.
error-name-chars = QuickBooks не допускает в именах двоеточий, табуляций и переводов строки.
error-long = Знаков: { $length }; QuickBooks принимает { $max }.
error-rows = Не больше { $max } строк.
error-negative = Итог меньше нуля. Для этого QuickBooks требует кредит-ноту.
error-lines-many = Строк: { $count }; QuickBooks принимает { $max }.
error-subscription = Подписка этой компании на QuickBooks закончилась или не оплачена. Счета можно смотреть, но не создавать.
error-permission = У того, кто подключил QuickBooks, там больше нет на это прав. Попросите администратора подключить снова.
error-closed-plain = QuickBooks отказал: книги на дату этого счёта закрыты. Сначала их нужно там открыть.
error-subscription-plain = Подписка QuickBooks этой компании закончилась или не оплачена. Счета можно смотреть, но не менять.
error-busy = QuickBooks просит подождать. Секунд до повтора: { $seconds }. От вас ничего не требуется.
error-deposited = QuickBooks отказал: платёж входит в банковский депозит. Сначала его нужно убрать оттуда.
error-linked-payment = QuickBooks отказал: с этим счётом связан платёж. Уберите платёж в QuickBooks или аннулируйте счёт.
error-other = QuickBooks отказал: { $detail }
error-not-taken = QuickBooks не принимает это значение. Измените его или оставьте поле пустым. Ответ QuickBooks: { $detail }
error-ours = Что-то пошло не так на нашей стороне. Ничего не создано. Введённое сохранено.
error-session = Эта страница была долго открыта. Введённое сохранено; нажмите кнопку ещё раз.
error-deal-gone = Этой сделки больше нет, или вам её не видно.

## All invoices
all-title = Все счета
all-when = Выставлены
all-month = Этот месяц
all-quarter = Этот квартал
all-year = Этот год
all-12 = Последние 12 месяцев
all-custom = Свои даты
all-ever = Все
all-from = С
all-until = По
all-status = Статус
all-statuses = Все статусы
all-search = Поиск
all-search-hint = Номер, позиция или заметка
all-clear = Сбросить фильтры
all-order = Порядок
all-order-issued = По дате выставления, сначала новые
all-order-issued-up = По дате выставления, сначала старые
all-order-due = По сроку, сначала поздние
all-order-due-up = По сроку, сначала ранние
all-order-amount = По сумме, сначала большие
all-order-amount-up = По сумме, сначала малые
all-order-open = По неоплаченной сумме, сначала большие
all-order-open-up = По неоплаченной сумме, сначала малые
all-select-hint = Выберите счета, чтобы привязать, отвязать или выгрузить сразу несколько.
all-selected = Выбрано: { $count }
all-link = Привязать к этой сделке
all-unselect = Снять выбор
all-select-csv = Выберите счета, чтобы выгрузить только некоторые.
all-bulk = Выбранные счета
all-pick = Выбрать счёт { $number }
all-pick-all = Выбрать все на этой странице ({ $count })
all-csv-some = Выгрузить выбранные в CSV
all-col-number = Номер и сделка
all-col-due = Срок
all-this-deal = Эта сделка
all-no-deal = Без сделки
all-range = { $first }–{ $last } из { $total }
all-previous = Назад
all-next = Вперёд
all-csv = Выгрузить в CSV
all-none-title = Подходящих счетов нет
all-none-text = Ни один счёт не подходит под эти условия.
all-none-ever = Искать за все годы
all-empty = У этого клиента ещё нет счетов в QuickBooks.
all-reading = Читаем из QuickBooks…
all-form = Отбор счетов
all-caption = Счета этого клиента в QuickBooks
all-col-amount = Сумма
all-col-open = Не оплачено
all-actions = Действия
all-pages = Страницы
all-deal-unnamed = Сделка { $id }
all-not-linked = Клиента QuickBooks пока нет
all-not-linked-text = Как только из сделки будет создан первый счёт, мы запомним выбранного в нём клиента, и все счета этого клиента появятся здесь.
csv-number = Номер
csv-deal = Сделка
csv-sent = Отправлен

## Settings
set-connection = Подключение к QuickBooks
set-connection-text = Где создаются счета.
set-to-connection = Подключение
set-sections = Разделы
set-not-connected = Ещё не подключено
set-not-connected-text = Откроется новое окно Intuit. Там вы выберете компанию и вернётесь автоматически. Нужно быть администратором этой компании.
set-ended = QuickBooks прекратил разрешение { $date }, { $time }.
set-ended-text = Счета сохранены; новые подождут, пока вы подключите снова.
set-waiting = Ждём QuickBooks…
set-waiting-text = Закончите в другом окне. Эта страница заметит сама.
set-waiting-again = Открыть окно ещё раз
set-since = Подключено
set-since-value = { $date }, { $name }
set-last-message = Последнее сообщение от QuickBooks
set-last-compare = Последняя полная сверка
set-last-look = Последняя проверка в QuickBooks
set-expires = Разрешение продлевается само до
set-calls = Запросы в этом месяце
set-calls-value = { $used } из ожидаемых примерно { $expected }
set-calls-list = QuickBooks: чтение { $reads }, запись { $writes }. Pipedrive: { $pipedrive }.
set-compare = Сверить сейчас
set-compare-begun = Сверяем с QuickBooks
set-fields = Поля счёта
set-fields-text = Откуда берётся каждая часть нового счёта. В каждом счёте её ещё можно изменить.
set-preview = Пример на сделке
set-preview-empty = В этой сделке пусто
set-preview-away = Pipedrive не отвечает
set-due = Срок оплаты
set-due-text = Предлагаемый срок оплаты нового счёта.
set-due-days = Число дней после даты счёта
set-due-field = Дней после даты счёта
set-due-unit = дн.
set-due-example = Пример: счёт от { $issued } нужно оплатить до { $due }.
set-due-terms = Условия оплаты клиента в QuickBooks
set-due-terms-help = { $term }, если у клиента их нет.
set-due-term = Условия оплаты из QuickBooks
set-due-term-field = Условия оплаты
set-defaults = Значения по умолчанию
set-defaults-text = Предлагаются в каждом новом счёте, если шаблон не говорит иного.
set-defaults-later = Сначала подключите QuickBooks: валюты, налоги и позиции берутся оттуда.
set-currency-deal = Валюта сделки
set-currency-help = Другая нужна для сделок в валюте, которой нет в QuickBooks. Цены никогда не пересчитываются.
set-tax-deal = Как указано в товарах сделки
set-tax-rate = Ставка налога
set-item = Позиция для строк без товара
set-item-ask = Спрашивать каждый раз
set-account = Счёт доходов для новых позиций
set-presets = Шаблоны
set-presets-text = Именованные наборы: условия, сообщение, налог, класс, место, дополнительные строки и язык. Печатные формы QuickBooks другие программы выбирать не могут; шаблон не меняет оформления.
set-preset-add = Добавить шаблон
set-preset-edit = Изменить
set-preset-copy = Дублировать
set-preset-default = Сделать основным
set-preset-remove = Убрать
preset-empty = Шаблонов пока нет.
preset-new = Новый шаблон
preset-edit = Изменить шаблон
preset-copy-name = { $name } (копия)
preset-name = Название
preset-name-taken = Так уже называется другой шаблон.
preset-as-settings = Как в настройках
preset-days = Дни
preset-lines = Дополнительные строки
preset-line-what = Описание, дополнительная строка { $line }
preset-line-item = Позиция QuickBooks, дополнительная строка { $line }
preset-line-qty = Количество, дополнительная строка { $line }
preset-line-price = Цена, дополнительная строка { $line }
preset-line-remove = Убрать дополнительную строку { $line }
preset-language = Язык текстов
preset-undefault = Не начинать с него
preset-remove-title = Удалить шаблон «{ $name }»?
preset-remove-text = Счета, созданные с ним, остаются как есть.
preset-says-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
preset-says-lines = { $count ->
    [one] { $count } дополнительная строка
    [few] { $count } дополнительные строки
   *[many] { $count } дополнительных строк
}
preset-says-message = с сообщением
done-preset-saved = Шаблон сохранён
done-preset-removed = Шаблон удалён
set-deal = Записывается в сделку
set-deal-text = Чтобы все видели это в Pipedrive: в списках, фильтрах и журнале изменений.
set-deal-fields = Поля сделки, которые мы обновляем
set-deal-summary = Все счета одним текстом, для истории изменений
set-deal-number = Номер счёта
set-deal-status = Статус счёта
set-deal-invoiced = Выставленная сумма
set-deal-paid = Оплаченная сумма
set-deal-overdue = Просроченная сумма
set-deal-refused = Pipedrive не создал это поле: { $reason }
set-deal-also = Кроме того
set-deal-note = Добавлять заметку, когда счёт создан, оплачен или аннулирован
set-deal-activity = Планировать дело, когда счёт просрочен
set-deal-activity-help = Для владельца сделки, на следующий рабочий день.
note-created = Счёт { $number } на { $amount } создан в QuickBooks для { $customer }.
note-paid = Счёт { $number } на { $amount } оплачен.
note-voided = Счёт { $number } на { $amount } аннулирован.
activity-overdue = Счёт { $number } просрочен: не оплачено { $amount }
set-see = Кто видит счета
set-see-text = Сначала только вы. Создавать и менять по-прежнему можете только вы.
set-see-me = Только я
set-see-some = Коллеги, которых я выберу
set-see-all = Все, кто видит сделку
set-see-help = Им нужен установленный dealbooks; можно смотреть, но не менять.
set-see-all-help = Мы спрашиваем Pipedrive с их собственным разрешением, видят ли они сделку.
set-see-names = Коллеги
set-see-absent = ещё не установлено
set-see-nobody = В этой компании Pipedrive больше никого нет.
set-see-choose = Выберите хотя бы одного коллегу.
set-language = Язык
set-language-text = Язык dealbooks. Счета печатаются на языке, который указан для клиента в QuickBooks.
set-language-auto = Как в Pipedrive ({ $language })
set-data = Передача и данные
set-data-text = В каждой компании Pipedrive dealbooks подключает один человек.
set-hand = Передать коллеге
set-hand-text = Коллега подтверждает. Счета, связи и подключение остаются; можно подключиться заново со своим разрешением QuickBooks.
set-hand-button = Передать…
set-hand-who = Коллега
set-hand-nobody = Никто из коллег ещё не установил dealbooks.
set-hand-offered = Предложено: { $name }, до { $date }.
set-hand-back = Отозвать предложение
set-export = Выгрузить все данные
set-export-text = Один файл с настройками, связями, счетами и историей.
set-audit = История всех счетов
set-audit-text = Кто, когда и откуда что сделал с каким счётом, со значениями до и после. Один файл CSV.
set-audit-button = Скачать историю
set-wipe = Удалить мои данные
set-wipe-text = Удаляет то, что хранит dealbooks: связи, черновики, настройки, историю. Ваши счета в QuickBooks и сделки в Pipedrive останутся как есть. 400 дней остаётся только нечитаемая метка вашей компании с номерами сделок и их счетов, чтобы при новой установке ни один счёт не был создан дважды.
set-wipe-button = Удалить мои данные…
set-wipe-done = Удаление началось. Оно займёт не больше 24 часов.
set-saved = Все изменения сохранены
set-unsaved = { $count ->
    [one] { $count } несохранённое изменение
    [few] { $count } несохранённых изменения
   *[many] { $count } несохранённых изменений
}
set-discard = Отбросить изменения
set-failed = Не сохранено.
set-failed-text = { $count ->
    [one] { $count } поле требует другого выбора: { $fields }.
    [few] { $count } поля требуют другого выбора: { $fields }.
   *[many] { $count } полей требуют другого выбора: { $fields }.
}
set-field-gone = Это поле удалено в Pipedrive. Выберите другое или оставьте пустым.

## Pages outside Pipedrive
land-title = От выигранной сделки до счёта в QuickBooks в два клика
land-text = dealbooks живёт внутри Pipedrive. Он заполняет счёт по сделке, вы проверяете, QuickBooks Online хранит. Когда счёт оплачен, сделка об этом знает.
land-how = Как это работает
land-1 = Предложено, а не угадано
land-1-text = Клиент, адрес и строки берутся из полей, которые выбираете вы. Вы подтверждаете.
land-2 = Всегда актуально
land-2-text = Открыт, оплачен, просрочен: в сделке через секунды после QuickBooks.
land-3 = Никогда дважды
land-3-text = Если связь оборвалась, dealbooks сначала смотрит и никогда не создаёт тот же счёт ещё раз.
land-need = Нужны Pipedrive и QuickBooks Online. dealbooks спрашивает разрешения у обоих, и его можно удалить в любое время.
foot-help = Помощь
foot-privacy = Конфиденциальность
foot-terms = Условия
foot-not = dealbooks сделан не Pipedrive и не Intuit.
joined-title = QuickBooks подключён
joined-text = Компания: { $company }. Основная валюта { $currency }, несколько валют включены, налог по ставкам.
joined-1 = Установить dealbooks
joined-2 = Подключить QuickBooks
joined-3 = Проверить поля счёта
joined-3-text = Они уже заполнены; обычно достаточно нажать «Сохранить».
joined-go = К настройкам в Pipedrive
joined-close = Это окно можно закрыть: Pipedrive уже знает.
refused-title = QuickBooks не подключён
refused-text = Ответ Intuit: доступ не разрешён. Ничего не изменилось.
refused-help = Чтобы подключить, нужно быть администратором компании в QuickBooks. Если это не вы, попросите администратора нажать «Подключить QuickBooks» в настройках.
stale-title = Установка не завершена
stale-text = Ссылке больше десяти минут, или она открыта в другом браузере. Это защита, ничего не сломалось.
stale-again = Начать заново
take-title = Принять dealbooks от { $owner }?
take-text = В компании { $company } dealbooks подключает один человек. { $owner } предлагает это вам с { $date }.
take-1 = Вы принимаете
take-1-text = Отныне счета видите и создаёте вы, а не { $owner }.
take-2 = QuickBooks остаётся подключённым
take-2-text = С нынешним разрешением. Чтобы использовать своё, подключитесь заново в настройках.
take-3 = Все связи остаются
take-3-text = Счета, черновики и настройки сохраняются.
take-ok = Принять
take-no = Не сейчас
take-until = Предложение действует до { $date }.
asked-title = Мы спросили: { $owner }
asked-text = dealbooks для вас установлен. Прежде чем вы сможете создавать счета, согласиться должен { $owner } или администратор вашей компании в Pipedrive. Сообщение появится в панели.
asked-withdraw = Отозвать просьбу
asked-when = Запрос отправлен
asked-of = Ждём
asked-of-value = { $owner } или администратора

## Receivables (later)
owed-title = Дебиторская задолженность
owed-text = Сколько должны клиенты и как давно. Сегодня { $date }.
owed-chart = Открытые суммы по дням просрочки, { $currency }
owed-not-due = Срок не наступил
owed-over = Больше { $days }
owed-all = Все клиенты

## Screens
error-title = Не получилось
error-request = Мы не поняли этот запрос. Обновите страницу и попробуйте ещё раз.
error-not-found = Этого нет, или вам этого не видно.
error-not-owner = Это может сделать только тот, кто подключил dealbooks.
error-not-connected = QuickBooks не подключён. Подключите его в настройках dealbooks.
error-lost = QuickBooks отключён. Подключите его снова и нажмите кнопку ещё раз; введённое сохранено.
error-pipedrive-lost = Pipedrive прекратил наше разрешение. Установите dealbooks заново; ничего не потеряно.
error-away = Другая сторона не отвечает. Ничего не создано. Попробуйте ещё раз чуть позже.
error-wait = { $seconds ->
    [one] Нас попросили подождать. Попробуйте ещё раз через { $seconds } секунду.
    [few] Нас попросили подождать. Попробуйте ещё раз через { $seconds } секунды.
   *[many] Нас попросили подождать. Попробуйте ещё раз через { $seconds } секунд.
}
error-storage = Сохранить это не удалось, и ничего не отправлено. Попробуйте ещё раз чуть позже.
error-too-large = В этой форме слишком много строк. Уберите часть или сделайте два счёта.
error-too-slow = Связь была слишком медленной. Ничего не создано. Попробуйте ещё раз.
error-too-many = Слишком много попыток отсюда. Подождите минуту и попробуйте ещё раз.
error-network = Связь пропала. Введённое сохранено; попробуйте ещё раз чуть позже.
shell-asking = Спрашиваем у Pipedrive, кто вы…
shell-failed-title = Мы не знаем, кто вы
shell-failed = Pipedrive не подтвердил, кто здесь работает. Обновите страницу; если не поможет, установите dealbooks заново.
shell-open-title = Откройте это в Pipedrive
shell-open = Эта страница работает только внутри Pipedrive. Откройте там сделку или настройки dealbooks.
more-actions-of = Другие действия, счёт { $number }
ago = { $age } назад
panel-lost-for = Уже { $age } мы не видим изменений и не можем создавать счета. Ничего не потеряно.
panel-doubt-ago = Отправлено в QuickBooks { $age } назад
panel-nobody-title = Счетами пока никто не занимается
panel-other-asked = Мы спросили: { $owner }. Как только согласится этот человек или администратор вашей компании в Pipedrive, вы увидите счета здесь.
panel-no-deal-title = Счета относятся к сделкам
panel-no-deal-text = Откройте сделку: её счета там.
panel-deal-gone = Эта сделка удалена или перенесена в архив в Pipedrive. Её счета останутся как есть; новые из неё создать нельзя.
live-several = Изменилось несколько счетов
record-organization = Организация
record-person = Контактное лицо
record-deal = Сделка
customer-current = Сейчас связан с этой сделкой
customer-found = Найден по вашему запросу
customer-linked-plain = Клиент QuickBooks
customer-none = Ни один клиент не подходит к «{ $text }»
currency-rate-short = Курс
currency-differs-note = Сделка в { $deal }, а счета этому клиенту — в { $customer }. Цены не пересчитываются: проверьте их.
rate-help = Оставьте пустым, чтобы взять курс QuickBooks на этот день.
tax-by-quickbooks = Рассчитает QuickBooks
discount-unit = Единица скидки
sum-discount-short = Скидка
line-tax-choose = Выберите ставку
lines-caption = Строки счёта
item-sku = Артикул { $sku }
error-customer = Выберите клиента или «Новый клиент».
error-no-lines = Добавьте хотя бы одну строку с позицией QuickBooks.
error-date = Напишите дату полностью: день, месяц и год.
error-below-zero = Это не может быть меньше нуля.
error-range = Напишите число от { $least } до { $most }.
error-decimals-most = Знаков после запятой не больше { $digits }.
error-home-currency = Эта компания в QuickBooks выставляет счета только в { $currency }. Чтобы использовать другие валюты, включите там несколько валют.
error-currency-unknown = QuickBooks не знает валюту { $currency }.
name-taken-by = Это имя в QuickBooks уже занято ({ $name }), а имена клиентов не могут совпадать с именами поставщиков и сотрудников.
name-taken-offer = Свободно имя «{ $name }».
created-title-plain = Счёт в QuickBooks
created-summary = Сводка
created-differs-less = Итог на { $difference } меньше показанного ранее. Верна сумма в QuickBooks.
created-differs-inside = Итог такой, как показано ранее, но внутри счёта в QuickBooks есть отличия.
differs-caption = Чем QuickBooks отличается от показанного
differs-what = Что
differs-asked = Показано ранее
differs-made = В QuickBooks
differs-none = Ничего
differs-line = Строка
differs-tax = Налог
differs-rest = Не найдено ни в одной строке
differs-added = Добавлено QuickBooks.
differs-left-out = Пропущено QuickBooks.
differs-line-why = В QuickBooks другая сумма этой строки.
differs-discount-why = QuickBooks вычел другую сумму.
differs-tax-why = QuickBooks иначе округляет налог, или ставка изменилась с нашей последней сверки.
differs-rest-why = QuickBooks не сообщает, из чего это складывается.
conflict-title = У этой сделки уже есть счёт
conflict-text = Он создан после того, как вы открыли эту форму. Сейчас ничего не создано; введённое сохранено.
conflict-pending = Он ещё создаётся.
pending-title = Счёт создаётся
pending-doubt-title = Пока не ясно
set-ended-ago = QuickBooks прекратил разрешение { $age } назад.
set-company-unnamed = Подключённая компания
set-reading = Впервые читаем клиентов, позиции и налоги…
set-resting = До { $date } QuickBooks опрашивается, только когда кто-то нажимает кнопку: запросы на этот месяц почти исчерпаны. Статусы могут быть старше обычного.
set-fields-away = Pipedrive не отвечает. Пока предлагаются только обычные поля.
set-field-none = Оставить пустым
set-field-no-match = Подходящих полей нет
set-unsaved-plain = Несохранённые изменения
set-hand-asked = { $name } просит передать dealbooks.
handover-to = Передать: { $name }
denied-text = Ответ Pipedrive: доступ не разрешён. Ничего не установлено.
install-refused-text = Pipedrive не принял установку. Ничего не сохранено.
missing-title = Установлено, но разрешений меньше, чем нужно
missing-text = Pipedrive дал не все запрошенные разрешения. Установите ещё раз, когда они будут позволены. До тех пор:
missing-go = Продолжить
missing-deals = Сделки: счёт создать нельзя, и сделки не показывают, что стало с их счетами.
missing-contacts = Люди и организации: клиент не предлагается.
missing-products = Товары: позиции сделки не переносятся.
missing-users = Пользователи: выбрать коллег нельзя.
missing-search = Поиск: сделки нельзя найти по названию.
missing-webhooks = Вебхуки: изменения в Pipedrive сами не замечаются.
missing-deal-fields = Поля сделок: список сделок не может показать состояние счёта.
missing-activities = Дела: о просроченном счёте никто не получает напоминания.
ticket-title = Начните в Pipedrive
ticket-text = Эта ссылка действует один раз и только минуту. Откройте настройки dealbooks в Pipedrive и нажмите там «Подключить QuickBooks».
refused-stale-text = Ссылке больше десяти минут, она уже использована или открыта в другом браузере. Ничего не изменилось.
refused-elsewhere-text = Эта компания QuickBooks подключена к другой компании Pipedrive. Ничего не изменилось.
refused-realm-text = Intuit не назвал компанию. Ничего не изменилось.
refused-failed-text = Intuit не подтвердил подключение. Ничего не изменилось.
refused-again = Вернитесь в Pipedrive и нажмите «Подключить QuickBooks» ещё раз.
gone-title = QuickBooks отключён
gone-text = Мы проверяем подключение. Счета останутся на месте; подключить снова можно в настройках dealbooks в Pipedrive.
naming-title = Подключить QuickBooks?
naming-text = Компания QuickBooks будет подключена к компании Pipedrive { $company }. Пользователь: { $user }.
naming-note = Если вы не начинали это в Pipedrive, закройте это окно.
confirm-text = Компания QuickBooks { $books } будет подключена к компании Pipedrive { $company }. Пользователь: { $user }. Тот, кто там занимается счетами, увидит клиентов { $books } и будет создавать в ней счета.
confirm-note = Если вы этого не хотите, не подключайте: разрешение вернётся в Intuit.
confirm-no = Не подключать
declined-text = Ничего не подключено. Разрешение возвращено в Intuit.

## A person decides
panel-ask-text = QuickBooks так и не сообщил, сделано ли это, и само собой больше ничего не произойдёт. Посмотрите, что есть, и решите.
decide = Посмотреть и решить
decide-title = Это сделано?
decide-text-invoice = { $age } назад мы отправили в QuickBooks счёт на { $amount } для { $customer } и не узнали, создан ли он.
decide-text-change = { $age } назад мы попросили QuickBooks об этом и не узнали, сделано ли это: { $what }.
decide-what-send = отправить счёт по электронной почте
decide-what-other = изменить счёт
decide-none = Мы только что посмотрели: в QuickBooks нет счёта, который мог бы быть этим.
decide-away = QuickBooks не отвечает, посмотреть не удалось. Попробуйте позже или посмотрите там сами.
decide-legend = Ваше решение
decide-this = Это счёт { $number }
decide-this-help = { $amount }, { $date }. Он будет относиться к этой сделке.
decide-again-invoice = Создать сейчас
decide-again-invoice-help = Тот же запрос ещё раз. Пока QuickBooks его помнит, второй счёт не появится; если сомневаетесь, сначала посмотрите в QuickBooks.
decide-again-send = Отправить ещё раз
decide-again-send-help = Если первое письмо всё же ушло, клиент получит его дважды.
decide-again-other = Сделать сейчас
decide-again-other-help = Тот же запрос ещё раз.
decide-leave = Оставить как есть
decide-leave-help = В QuickBooks больше ничего не отправляется, и это сообщение исчезнет.
decide-ok = Сделать так
decide-empty = Сначала выберите один из вариантов.
decided-done = Решено: QuickBooks подтвердил
decided-left = Решено: больше ничего не отправляется

## History of an invoice
history = История
history-title = История счёта { $number }
history-empty = С тех пор как dealbooks ведёт историю, ничего не произошло.
history-cut = Более ранние записи — в файле, который можно скачать в настройках.
history-quickbooks = QuickBooks
history-then = затем
history-none = ничего
history-asked = запрошено { $age } назад
history-not-done = Не выполнено: { $what }
history-refused = Ответ QuickBooks: { $words }
history-to = Отправлено на
history-via-panel = в панели
history-via-list = в разделе «Все счета»
history-via-form = в форме счёта
history-create_invoice = Создан
history-update_invoice = Изменён
history-void_invoice = Аннулирован
history-delete_invoice = Удалён
history-send_invoice = Отправлен по почте
history-create_customer = Клиент создан
history-update_customer = Данные клиента обновлены
history-create_item = Товар создан
history-link_invoice = Привязан к сделке
history-unlink_invoice = Отвязан от сделки
history-decide = Решено после пропавшего ответа
history-seen_changed = Изменён в QuickBooks
history-seen_deleted = Удалён в QuickBooks
history-connect_quickbooks = QuickBooks подключён
history-disconnect_quickbooks = QuickBooks отключён
history-handover = Ответственность передана
history-settings = Настройки изменены
history-uninstall = dealbooks удалён
history-unlink_contact = Контакт отвязан
history-wipe_asked = Запрошено удаление данных
history-csv-time = Время (UTC)
history-csv-what = Что
history-csv-who = Кто
history-csv-where = Где
history-csv-id = ID в QuickBooks
history-csv-before = { $what } (до)
history-csv-after = { $what } (после)
history-csv-note = Примечание
