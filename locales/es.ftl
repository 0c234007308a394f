# dealbooks, Spanish. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Factura
invoice-create = Crear factura
refresh = Actualizar
view-all = Ver todas las facturas
save = Guardar
connect = Conectar con QuickBooks
disconnect = Desconectar
more-actions = Más acciones
action-void = Anular
action-delete = Eliminar
action-send = Enviar por correo
action-pdf = Descargar PDF
action-open = Abrir en QuickBooks
settings = Ajustes
unlink-contact = Desvincular contacto
status-open = Abierta
status-paid = Pagada
status-voided = Anulada
status-overdue = Vencida
status-deleted = Eliminada
status-part = Pagada en parte

## Small words
action-attach = Adjuntar el PDF al trato
action-copy-link = Copiar enlace de pago
badge-sent = Enviada el { $date }
badge-bounced = Devuelta
badge-differs = Difiere en { $amount }
badge-creating = Creándose
badge-doubt = Aún sin confirmar
badge-connected = Conectado
badge-default = Predeterminado
cancel = Cancelar
close = Cerrar
back-pipedrive = Volver a Pipedrive
try-again = Intentar de nuevo
required = (obligatorio)
opens-tab = (abre una pestaña nueva)
saved-at = Borrador guardado a las { $time }
reference = Referencia para soporte: { $id }
invoice-no-number = Sin número
invoice-new-row = Nueva
updated-now = Actualizado ahora mismo
updated-ago = Actualizado hace { $age }
age-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
age-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
age-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
dates-row = { $issued }, vence { $due }
days-late = { $days ->
    [one] { $days } día de retraso
   *[other] { $days } días de retraso
}
open-left = { $amount } pendiente
open-all = todo pendiente

## Panel
panel-title = Facturas
panel-total-invoiced = Facturado
panel-total-paid = Pagado
panel-total-open = Abierto
panel-total-overdue = Vencido
panel-totals-label = Totales en { $currency }
panel-show-more = Mostrar { $next } más de { $total }
panel-empty-title = Todavía no hay facturas
panel-empty-text = Pulse Factura: el cliente, las líneas y las fechas salen de este trato. Usted los revisa antes de que nada llegue a QuickBooks.
panel-first = Leyendo las facturas de QuickBooks por primera vez…
panel-first-foot = Primera lectura…
panel-slow = QuickBooks no responde.
panel-slow-text = Ve lo que sabíamos hace { $age }. Seguimos intentándolo.
panel-lost = QuickBooks está desconectado.
panel-lost-text = Desde el { $date }, { $time }, no vemos cambios ni podemos crear facturas. No se ha perdido nada.
reconnect = Volver a conectar
panel-connect-title = Conecte su contabilidad
panel-connect-text = dealbooks crea facturas en su empresa de QuickBooks Online. La empresa se elige en la página siguiente.
panel-connect-note = Debe ser administrador de la empresa en QuickBooks.
panel-other-title = { $owner } se ocupa de las facturas
panel-other-text = Una persona por empresa de Pipedrive conecta dealbooks, y solo ella ve sus facturas, salvo que las comparta.
panel-other-see = Pedir ver las facturas
panel-other-take = Pedir hacerse cargo
panel-install-title = Instale dealbooks para ver las facturas
panel-install-text = Lleva un minuto y pide su permiso a Pipedrive.
install = Instalar
panel-creating-text = QuickBooks tarda más de lo habitual. Puede salir de esta página; el número aparecerá aquí.
panel-doubt-when = Enviada a QuickBooks a las { $time }
panel-doubt-text = QuickBooks no dijo si esta factura se creó. Lo estamos averiguando y no la haremos dos veces. No la cree de nuevo, por favor.
panel-doubt-check = Comprobar ahora
panel-doubt-next = Próxima comprobación en { $seconds } segundos
panel-doubt-found = Se creó: factura { $number }.
panel-doubt-none = No se creó. Ya puede crearla.
panel-contact-title = Todos los tratos de este contacto
panel-contact-empty = Aquí aparecen las facturas de este contacto y de sus tratos. Las nuevas se crean desde un trato.
panel-row-deal = Trato: { $title }
panel-row-no-deal = Sin trato vinculado
live-status = La factura { $number } está ahora: { $status }
live-refreshed = Al día

## Why an action is not there (shown under the menu item)
why-link-payments = QuickBooks Payments no está activado en esta empresa.
why-link-email = QuickBooks solo da enlaces de pago a clientes con dirección de correo.
why-voided = Esta factura está anulada.
why-deleted = Esta factura se eliminó en QuickBooks.
why-not-owner = Solo { $owner } puede cambiar las facturas.
why-lost = QuickBooks está desconectado.
why-not-connected = QuickBooks no está conectado.
why-other-books = Esta factura está en otra empresa de QuickBooks, no en la conectada ahora.
why-under-way = Un cambio de esta factura sigue en curso.
why-paid = Está pagada. Anúlela, o quite antes el pago en QuickBooks.
why-nothing-due = No queda nada por pagar.
why-no-deal = No está vinculada a ningún trato.
why-doubt = Aún averiguamos si existe.
seen-now = Confirmado ahora mismo ({ $how })
seen-ago = Confirmado hace { $age } ({ $how })
seen-own_write = respuesta de QuickBooks a dealbooks
seen-webhook = aviso de QuickBooks
seen-refresh = consultado en QuickBooks
seen-comparison = comparado con QuickBooks
change-void_invoice = Anulándose
change-delete_invoice = Eliminándose
change-send_invoice = Enviándose
change-update_invoice = Cambiándose
change-slow = QuickBooks tarda más de lo habitual. Puede salir de esta página; la fila mostrará el resultado.
change-doubt = QuickBooks no dijo si se hizo. Lo estamos averiguando y no lo haremos dos veces.
change-not-done = No ocurrió: QuickBooks muestra la factura sin cambios. Puede hacerlo de nuevo.

## Send by email
send-title = Enviar la factura { $number } por correo
send-to = Para
send-help = Varias direcciones: sepárelas con comas.
send-text = La envía QuickBooks, con el asunto, el texto y el aspecto que su empresa tiene allí. El PDF va adjunto.
send-bounced = El último correo, del { $date }, fue devuelto: { $address } no existe.
send-bounced-plain = El último correo fue devuelto.
send-error = Escriba una o varias direcciones con @, separadas por comas.
send-limit = Este correo no se envió: en 24 horas salen como máximo { $max } correos. El próximo podrá salir después de las { $time }; también puede enviar la factura desde QuickBooks.
link-title = Enlace de pago de la factura { $number }
link-help = Su navegador no nos dejó copiar. El enlace está seleccionado: cópielo con Ctrl+C o ⌘C.
link-field = Enlace de pago
send = Enviar

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = ¿Anular la factura { $number }?
void-text = { $customer }, { $amount }. La factura queda en QuickBooks con importe cero. No se puede deshacer.
void-part-text = { $customer }, { $amount }, pagada en parte. La factura queda en QuickBooks con importe cero y el pago de { $paid } queda sin aplicar: su contabilidad tendrá que asignarlo de nuevo. No se puede deshacer.
void-ok = Anular factura
void-paid-title = ¿Anular la factura pagada { $number }?
void-paid-text = { $customer }, { $amount }, pagada. La factura queda en QuickBooks con importe cero y el pago de { $paid } queda sin aplicar: su contabilidad tendrá que asignarlo de nuevo. No se puede deshacer.
delete-title = ¿Eliminar la factura { $number }?
delete-text = { $customer }, { $amount }. La factura desaparece de QuickBooks y su número queda libre. No se puede deshacer. Si quiere conservar un rastro, anúlela.
delete-part-text = { $customer }, { $amount }, pagada en parte: QuickBooks probablemente se negará mientras el pago esté vinculado. Si no, la factura desaparece allí y su número queda libre. No se puede deshacer. Para conservar un rastro, anúlela.
delete-ok = Eliminar factura
unlink-title = ¿Desvincular la factura { $number } de este trato?
unlink-text = La factura queda en QuickBooks. Ya no cuenta en los totales de este trato. Puede vincularla de nuevo.
unlink = Desvincular
link = Vincular
move-title = ¿Mover la factura { $number } a este trato?
move-text = Está vinculada al trato «{ $deal }». Una factura pertenece a un solo trato; se quitará del otro.
move-ok = Mover
unlink-many-title = { $count ->
    [one] ¿Desvincular { $count } factura de este trato?
   *[other] ¿Desvincular { $count } facturas de este trato?
}
unlink-many-text = { $count ->
    [one] La factura queda en QuickBooks. Ya no cuenta en los totales de este trato. Puede vincularla de nuevo.
   *[other] Las facturas quedan en QuickBooks. Ya no cuentan en los totales de este trato. Puede vincularlas de nuevo.
}
unlink-many-left = { $count ->
    [one] { $count } de las seleccionadas no está vinculada a este trato y se omite.
   *[other] { $count } de las seleccionadas no están vinculadas a este trato y se omiten.
}
unlink-many-none = Ninguna de las facturas seleccionadas está vinculada a este trato.
move-many-title = { $count ->
    [one] ¿Mover { $count } factura a este trato?
   *[other] ¿Mover { $count } facturas a este trato?
}
move-many-text = { $count ->
    [one] Está vinculada a otro trato: { $deals }. Una factura pertenece a un solo trato; se quitará del otro.
   *[other] Están vinculadas a otros tratos: { $deals }. Una factura pertenece a un solo trato; se quitarán de los otros.
}
many-left = { $count ->
    [one] { $count } factura queda como está:
   *[other] { $count } facturas quedan como están:
}
many-left-row = { $number }: { $why }
many-elsewhere = Ahora está vinculada al trato «{ $deal }».
unlink-contact-title = ¿Desvincular el contacto?
unlink-contact-text = { $count ->
    [0] Este trato olvida el cliente de QuickBooks { $customer }. La próxima factura volverá a preguntar por el cliente.
    [one] Este trato olvida el cliente de QuickBooks { $customer }. Su factura vinculada queda en QuickBooks y en este trato. La próxima factura volverá a preguntar por el cliente.
   *[other] Este trato olvida el cliente de QuickBooks { $customer }. Sus { $count } facturas vinculadas quedan en QuickBooks y en este trato. La próxima factura volverá a preguntar por el cliente.
}
unlink-contact-all = Este contacto olvida el cliente de QuickBooks { $customer }. Todas las facturas quedan como están. La próxima factura volverá a preguntar por el cliente.
close-title = ¿Cerrar sin crear la factura?
close-text = El borrador se guarda 30 días y se abre otra vez al pulsar Factura.
close-keep = Seguir editando
discard-title = ¿Descartar este borrador?
discard-text = Se quita todo lo que escribió para esta factura. El trato queda como está.
discard-ok = Descartar borrador
disconnect-title = ¿Desconectar QuickBooks?
disconnect-text = dealbooks devuelve su permiso a Intuit de inmediato. Las facturas quedan donde están; esta página las muestra como se vieron por última vez. Puede conectar de nuevo cuando quiera.
handover-title = ¿Traspasar dealbooks a { $name }?
handover-text = En cuanto acepte, esa persona verá y creará las facturas, y usted dejará de hacerlo. Facturas, vínculos y ajustes se conservan.
handover-ok = Traspasar
wipe-title = ¿Eliminar todos los datos de dealbooks?
wipe-text = Los vínculos, borradores, ajustes y el historial de { $company } se quitan en 24 horas. Las facturas en QuickBooks y los tratos en Pipedrive quedan como están. No se puede deshacer.
wipe-ok = Eliminar mis datos

## Short messages (SHOW_SNACKBAR)
done-created = Factura { $number } creada
done-voided = Factura { $number } anulada
done-deleted = Factura { $number } eliminada
done-sent = { $count ->
    [one] Factura { $number } enviada a { $address }
   *[other] Factura { $number } enviada a { $count } direcciones
}
done-attached = PDF adjuntado al trato
attach-begun = Adjuntando el PDF…
attach-failed = No se pudo adjuntar el PDF: { $detail }
done-copied = Enlace de pago copiado
done-linked = Factura { $number } vinculada
done-unlinked = Factura { $number } desvinculada
done-linked-many = { $count ->
    [one] { $count } factura vinculada
   *[other] { $count } facturas vinculadas
}
done-unlinked-many = { $count ->
    [one] { $count } factura desvinculada
   *[other] { $count } facturas desvinculadas
}
done-contact = Contacto desvinculado
done-saved = Ajustes guardados
done-disconnected = QuickBooks desconectado

## Create an invoice
create-title = Nueva factura
create-deal = Trato: { $title }
create-loading = Leyendo el trato…
create-busy = Creando la factura en QuickBooks…
customer = Cliente
customer-linked = Cliente de QuickBooks, se factura en { $currency }
customer-change = Cambiar cliente
customer-ask = ¿Qué cliente de QuickBooks es?
customer-search = Buscar en todos los clientes
customer-search-hint = Nombre, correo o número fiscal
customer-new = Cliente nuevo
customer-new-help = Se crea en QuickBooks junto con la factura, con los datos de abajo
customer-existing = Elegir un cliente existente
match-name-tax = Mismo nombre y mismo número fiscal
match-name-tax-end = Mismo nombre, y el número fiscal termina igual ({ $end }); QuickBooks oculta el resto
match-name-email = Mismo nombre y mismo correo
match-name = Mismo nombre
match-tax = Mismo número fiscal
match-tax-end = El número fiscal termina igual ({ $end }); QuickBooks oculta el resto
match-email = Mismo correo
match-near-domain = Nombre parecido, mismo dominio de correo ({ $domain })
match-near = Nombre parecido
match-domain = Otro nombre, mismo dominio de correo ({ $domain })
match-person = Misma persona de contacto, otro nombre
match-inactive = Inactivo en QuickBooks
field-to = Para
field-address = Dirección
field-email = Correo
field-tax-number = Número fiscal
field-from = De { $record }: { $field }
field-display-name = Nombre visible
field-company = Nombre de la empresa
field-first-name = Nombre
field-last-name = Apellidos
field-phone = Teléfono
field-street = Calle
field-postal = Código postal
field-city = Ciudad
field-state = Estado o provincia
field-country = País
field-customer-currency = Moneda de este cliente
field-customer-currency-help = En QuickBooks no se puede cambiar después
name-taken = Un proveedor de QuickBooks ya tiene este nombre, y un cliente no puede llamarse como un proveedor o un empleado.
name-taken-use = Usar «{ $name }»
name-taken-edit = Cambiar el nombre yo
name-taken-customer = QuickBooks ya tiene un cliente con este nombre. Elíjalo o use otro nombre.
compare = Comparar y actualizar
compare-note = QuickBooks tiene otra cosa para este cliente: { $fields }.
compare-title = Actualizar cliente en QuickBooks
compare-text = Solo cambia lo que marque, para este cliente y desde ahora. Las facturas anteriores quedan como están.
compare-change = Cambiar
compare-now = Ahora en QuickBooks
compare-then = De esta factura
compare-caption = Lo que tiene QuickBooks y lo que dice esta factura
compare-masked = Oculto por QuickBooks, termina en { $end }
compare-masked-same = QuickBooks muestra solo el final de los números fiscales. Los finales coinciden, así que probablemente es el mismo número.
compare-masked-other = QuickBooks muestra solo el final de los números fiscales. Los finales no coinciden.
compare-ok = Actualizar cliente
compare-back = Volver a la factura
compare-stale = El cliente se cambió entretanto en QuickBooks. Así está ahora.
compare-same = QuickBooks tiene la misma dirección, correo y número fiscal.
compare-nothing = Nada
compare-tick = Marque lo que debe cambiarse.
compare-done = Cliente actualizado en QuickBooks
compare-waiting = QuickBooks aún no confirmó el cambio. Lo llevaremos a término; la factura no depende de ello.
details = Datos de la factura
preset = Plantilla
preset-none = Sin plantilla
currency = Moneda
currency-help = La moneda de este cliente en QuickBooks
date-issued = Fecha de la factura
date-due = Vencimiento
date-due-help = { $date }: { $days } días después de la fecha de la factura
terms = Condiciones de pago
terms-none = Solo la fecha
doc-number = Número de factura
doc-number-help = Su empresa pone sus propios números. Último usado: { $last }
doc-number-proposed = Propuesto: { $number }, el siguiente a { $last }, el más alto que conocemos. Puede cambiarlo.
doc-number-empty = Sin número, esta factura queda sin numerar en QuickBooks.
tax = Impuesto
vat = IVA
sales-tax = Impuesto sobre ventas
tax-excluded = El impuesto se suma a los precios
tax-inclusive = Precios con impuesto incluido
tax-none = Sin impuesto
tax-us = QuickBooks calcula el impuesto sobre ventas al crear la factura, según la dirección del cliente. Usted solo indica qué líneas están sujetas.
tax-us-row = lo calcula QuickBooks
taxable = Sujeto a impuesto
message = Mensaje para el cliente
message-help = Se imprime en la factura
details-more = Más: nota interna, clase, ubicación, campos propios
private-note = Nota interna
private-note-help = Solo la ve su contabilidad
class = Clase
location = Ubicación
own-field-help = Campo propio de su empresa en QuickBooks
own-field = Campo propio { $number }
choice-none = Ninguno
extras-more = Más: { $parts }
look = QuickBooks imprime esta factura con el aspecto estándar de su empresa. Desde aquí no es posible elegir otro.
currency-differs = El trato está en { $deal }, a este cliente se le factura en { $customer }
currency-differs-text = En QuickBooks un cliente tiene una sola moneda y nunca cambia. ¿Cómo debe ser esta factura?
currency-convert = Facturar en { $customer }, convertir los precios
currency-convert-help = Cambio de QuickBooks del { $date }
currency-rate = 1 { $from } en { $to }
currency-rate-help = Puede modificar el cambio. Se guarda con la factura.
currency-become = { $amount } pasan a ser
currency-keep = Factura en { $customer }, mantener las cifras
currency-keep-help = { $before } pasan a ser { $after }
currency-ask = Qué hacer con la moneda
currency-other = Facturar en { $deal }, a otro cliente
currency-other-help = Elija uno al que se facture en { $deal }
currency-new = Facturar en { $deal }, a un cliente nuevo
currency-new-help = Se crea como «{ $name }»
currency-go = Continuar
currency-prices-only = Solo para los precios. El tipo de cambio a { $home } está en los datos de la factura.
currency-converted = Los precios del trato se convirtieron: 1 { $from } = { $rate } { $to }.
rate-get = Obtener el tipo de QuickBooks
lines = Líneas
lines-hint = { $count ->
    [one] { $count } producto del trato; vinculados a artículos de QuickBooks: { $linked }
   *[other] { $count } productos del trato; vinculados a artículos de QuickBooks: { $linked }
}
lines-none = El trato no tiene productos. Añada la primera línea.
line-what = Descripción y artículo de QuickBooks
line-item-of = Artículo de QuickBooks, línea { $line }
line-description-of = Descripción, línea { $line }
line-qty-of = Cantidad, línea { $line }
line-price-of = Precio, línea { $line }
line-discount-of = Descuento, línea { $line }
line-unit-of = Unidad del descuento, línea { $line }
line-tax-of = Impuesto, línea { $line }
line-taxable-of = Sujeto a impuesto, línea { $line }
line-state-linked = Vinculado
line-state-proposed = Propuesto, revíselo
line-state-none = Aún sin vincular
line-qty = Cantidad
line-price = Precio
line-discount = Descuento
line-amount = Importe
line-item-empty = Elegir un artículo de QuickBooks
line-item-proposed = Propuesto: { $reason }. Se vincula al crear la factura.
line-item-create = Crear «{ $name }» en QuickBooks
line-item-account = La cuenta de ingresos se pregunta una sola vez.
line-item-none = Ningún artículo coincide con «{ $text }»
line-menu = Línea { $line }: mover, duplicar, quitar
line-up = Subir
line-down = Bajar
line-copy = Duplicar
line-remove = Quitar
line-removed = Línea quitada: { $name }
line-bundle = { $count ->
    [one] Paquete de { $count } artículo; QuickBooks lo muestra aparte: { $names }
   *[other] Paquete de { $count } artículos; QuickBooks los muestra uno a uno: { $names }
}
line-from-deal = Del trato: { $details }
undo = Deshacer
line-add = Añadir línea
line-text = Añadir línea de texto
line-subtotal = Añadir subtotal
line-subtotal-net = antes de impuestos
line-moved = Línea movida al lugar { $place }
lines-fill = { $count ->
    [one] Un artículo para { $count } línea sin artículo
   *[other] Un artículo para las { $count } líneas sin artículo
}
lines-filled = Rellenado con «{ $name }».
item-bundle = { $count ->
    [one] Paquete de { $count } artículo
   *[other] Paquete de { $count } artículos
}
freq-annually = anual
freq-semi-annually = semestral
freq-quarterly = trimestral
freq-monthly = mensual
freq-weekly = semanal
line-periods = { $count ->
    [one] { $count } período
   *[other] { $count } períodos
}
line-one-period = Aquí se factura un período.
error-bundle-tax = «{ $name }», en este paquete, no tiene un tipo de impuesto propio en QuickBooks. Asígnele uno allí o añada los artículos uno a uno.
error-bundle-foreign = Los precios de un paquete están en { $currency }; en una factura en otra moneda, añada sus artículos uno a uno.
checks-title = { $count ->
    [one] { $count } punto por revisar antes de que QuickBooks lo acepte
   *[other] { $count } puntos por revisar antes de que QuickBooks lo acepte
}
checks-foot = { $count ->
    [one] { $count } punto por revisar
   *[other] { $count } puntos por revisar
}
fix-tax = { $count ->
    [one] Usar { $name }
   *[other] Usar { $name } en { $count } líneas
}
fix-use = Usar { $value }
fix-due = Usar la fecha de la factura
fix-cut = Acortar a { $max } caracteres
instalments = Plazos…
instalments-title = Plazos del trato
instalments-none = Pipedrive no tiene plazos para este trato.
instalments-which = Cuáles facturar
instalments-when = { $amount }, a facturar el { $date }
instalments-in = En { $currency }, como los demás precios de este formulario.
instalments-empty = Elija al menos uno.
instalments-dated = Añadir la fecha de facturación a la descripción
instalments-lines = Líneas del formulario
instalments-replace = Sustituirlas
instalments-replace-help = También se vacía el descuento de toda la factura: un plazo ya lo lleva dentro.
instalments-add = Añadir debajo
instalments-ok = Usar como líneas
instalments-taken = Tomado de los plazos: { $count }.
item-new-title = Nuevo artículo en QuickBooks
item-new-name = Nombre
item-new-account = Cuenta de ingresos
item-new-choose = Elegir una cuenta
item-new-account-help = Las ventas de este artículo se registran ahí. Se propondrá la próxima vez.
item-new-ok = Crear artículo
item-later = QuickBooks aún no ha respondido. El artículo aparecerá en la lista en cuanto se cree; no se crea dos veces.
error-item-name = QuickBooks no admite dos puntos, comillas, tabulaciones ni saltos de línea en los nombres de artículos.
error-item-taken = Un artículo ya tiene este nombre. Elíjalo en la lista o dé otro nombre a este.
error-item-category = Una categoría tiene este nombre, y los artículos no pueden compartir nombre con categorías.
error-item-inactive = Un artículo inactivo tiene este nombre. Actívelo de nuevo en QuickBooks o elija otro nombre.
sum-sub = Subtotal
sum-discount = Descuento sobre el total
sum-tax = { $name } sobre { $base }
sum-tax-in = incluye { $name } sobre { $base }
sum-total = Total
sum-total-before = Total antes del impuesto sobre ventas
lines-missing = { $count ->
    [one] { $count } línea necesita un artículo de QuickBooks
   *[other] { $count } líneas necesitan un artículo de QuickBooks
}
changed-title = El trato ha cambiado desde que empezó este borrador.
changed-take = Incorporar los cambios
changed-keep = Conservar mi borrador
changed-choose = Elija primero arriba: adoptar los cambios o conservar su borrador.
changed-quantity = { $name }: cantidad { $now } en vez de { $before }
changed-price = { $name }: precio { $now } en vez de { $before }
changed-terms = { $name }: descuento, impuesto o descripción
changed-added = Producto nuevo: { $name }
changed-removed = Ya no está en el trato: { $name }
changed-order = Orden de los productos
changed-discount = Descuento de todo el trato
changed-currency = Moneda: { $now } en vez de { $before }
changed-organization = Organización: { $now } en vez de { $before }
changed-person = Persona de contacto: { $now } en vez de { $before }
changed-none = ninguna
created-title = La factura { $number } está en QuickBooks
created-written = Número, estado e importes de la factura; vea el registro de cambios del trato
created-next = A continuación
created-panel = El panel del trato ya la muestra.
created-another = Crear otra factura
created-differs = El total es { $difference } mayor que el mostrado antes. Vale el importe de QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] La factura no se creó. Revise { $count } lugar:
   *[other] La factura no se creó. Revise { $count } lugares:
}
errors-kept = No se creó nada. Sus datos se conservan.
errors-places = { $count ->
    [one] { $count } lugar por revisar
   *[other] { $count } lugares por revisar
}
error-empty = Rellene este campo, por favor.
error-email = A esta dirección le falta la @. Ejemplo: nombre@empresa.es
error-number = Escriba el número completo.
error-number-big = El mayor importe que acepta QuickBooks es { $max }.
error-decimals = { $currency } tiene { $digits } decimales.
error-due-early = Es anterior a la fecha de la factura.
error-date-closed = Los libros de QuickBooks están cerrados hasta el { $date }. Elija una fecha posterior.
error-item = Elija el artículo de QuickBooks para esta línea.
error-item-gone = Este artículo pasó a inactivo en QuickBooks. Elija otro.
error-customer-gone = Este cliente pasó a inactivo en QuickBooks. Elija otro.
error-currency = A este cliente se le factura en { $currency }.
error-not-converted = Los precios están en { $from }, la factura sería en { $to }. Conviértalos o elija otro cliente.
error-no-rate = QuickBooks no dio ningún tipo de cambio ahora. Escríbalo aquí o inténtelo de nuevo.
error-not-in-list = Esto ya no está en la lista de QuickBooks. Elija de nuevo.
error-tax-rate = Cada línea necesita un tipo de impuesto, aunque sea del 0 %.
error-number-used = La factura { $number } ya existe. Elija otro número.
error-name-chars = QuickBooks no admite dos puntos, tabuladores ni saltos de línea en los nombres.
error-long = { $length } caracteres; QuickBooks acepta { $max }.
error-rows = Como máximo { $max } líneas.
error-negative = El total es menor que cero. Para eso QuickBooks pide una nota de crédito.
error-lines-many = { $count } líneas; QuickBooks acepta { $max }.
error-subscription = La suscripción de QuickBooks de esta empresa terminó o tiene un problema de cobro. Las facturas se pueden ver, pero no crear.
error-permission = La persona que conectó QuickBooks ya no puede hacer esto allí. Pida a un administrador que vuelva a conectar.
error-closed-plain = QuickBooks lo rechazó: los libros están cerrados para la fecha de esta factura. Alguien debe abrirlos antes allí.
error-subscription-plain = La suscripción de QuickBooks de esta empresa terminó o tiene un problema de pago. Las facturas se ven, pero no se pueden cambiar.
error-busy = QuickBooks nos pide esperar. Lo intentamos de nuevo en { $seconds } segundos; usted no tiene que hacer nada.
error-deposited = QuickBooks lo rechazó: el pago forma parte de un depósito bancario. Primero hay que quitarlo de allí.
error-linked-payment = QuickBooks lo rechazó: hay un pago vinculado a esta factura. Quite el pago en QuickBooks o anule la factura.
error-other = QuickBooks lo rechazó: { $detail }
error-not-taken = QuickBooks no acepta este valor. Cámbielo o deje el campo vacío. QuickBooks indica: { $detail }
error-ours = Algo falló de nuestro lado. No se creó nada. Sus datos se conservan.
error-session = Esta página llevaba mucho tiempo abierta. Sus datos se conservan; pulse el botón una vez más.
error-deal-gone = Este trato ya no existe o usted no puede verlo.

## All invoices
all-title = Todas las facturas
all-when = Emitidas
all-month = Este mes
all-quarter = Este trimestre
all-year = Este año
all-12 = Últimos 12 meses
all-custom = Fechas a elegir
all-ever = Todas
all-from = Desde
all-until = Hasta
all-status = Estado
all-statuses = Todos los estados
all-search = Buscar
all-search-hint = Número, artículo o nota
all-clear = Borrar filtros
all-order = Ordenar por
all-order-issued = Emisión, más recientes primero
all-order-issued-up = Emisión, más antiguas primero
all-order-due = Vencimiento, más lejano primero
all-order-due-up = Vencimiento, más próximo primero
all-order-amount = Importe, de mayor a menor
all-order-amount-up = Importe, de menor a mayor
all-order-open = Pendiente, de mayor a menor
all-order-open-up = Pendiente, de menor a mayor
all-select-hint = Seleccione facturas para vincular, desvincular o exportar varias a la vez.
all-selected = Seleccionadas: { $count }
all-link = Vincular a este trato
all-unselect = Borrar selección
all-select-csv = Seleccione facturas para exportar solo algunas.
all-bulk = Facturas seleccionadas
all-pick = Seleccionar la factura { $number }
all-pick-all = Seleccionar todas las de esta página ({ $count })
all-csv-some = Exportar la selección como CSV
all-col-number = Número y trato
all-col-due = Vence
all-this-deal = Este trato
all-no-deal = Sin trato
all-range = { $first }–{ $last } de { $total }
all-previous = Anterior
all-next = Siguiente
all-csv = Exportar como CSV
all-none-title = Ninguna factura coincide
all-none-text = Ninguna factura coincide con estos filtros.
all-none-ever = Buscar en todos los años
all-empty = Este cliente aún no tiene facturas en QuickBooks.
all-reading = Leyendo de QuickBooks…
all-form = Filtrar facturas
all-caption = Facturas de este cliente en QuickBooks
all-col-amount = Importe
all-col-open = Pendiente
all-actions = Acciones
all-pages = Páginas
all-deal-unnamed = Trato { $id }
all-not-linked = Aún no hay cliente de QuickBooks
all-not-linked-text = En cuanto se cree la primera factura desde un trato, recordaremos el cliente elegido y todas sus facturas aparecerán aquí.
csv-number = Número
csv-deal = Trato
csv-sent = Enviada

## Settings
set-connection = Conexión con QuickBooks
set-connection-text = Dónde se crean las facturas.
set-to-connection = Conexión
set-sections = Secciones
set-not-connected = Aún sin conectar
set-not-connected-text = Se abre una ventana nueva en Intuit. Allí elige la empresa y vuelve por sí solo. Debe ser administrador de esa empresa.
set-ended = QuickBooks terminó el permiso el { $date }, { $time }.
set-ended-text = Las facturas se conservan; las nuevas esperan hasta que vuelva a conectar.
set-waiting = Esperando a QuickBooks…
set-waiting-text = Termine en la otra ventana. Esta página se da cuenta por sí sola.
set-waiting-again = Abrir la ventana otra vez
set-since = Conectado
set-since-value = { $date } por { $name }
set-last-message = Último mensaje de QuickBooks
set-last-compare = Última comparación completa
set-last-look = Última consulta a QuickBooks
set-expires = El permiso se renueva solo hasta
set-calls = Consultas este mes
set-calls-value = { $used } de unas { $expected } previstas
set-calls-list = QuickBooks: { $reads } de lectura, { $writes } de escritura. Pipedrive: { $pipedrive }.
set-compare = Comparar ahora
set-compare-begun = Estamos comparando con QuickBooks
set-fields = Campos de la factura
set-fields-text = De dónde sale cada parte de una factura nueva. Aún puede cambiarla en cada factura.
set-preview = Vista previa con el trato
set-preview-empty = Vacío en este trato
set-preview-away = Pipedrive no responde
set-due = Vencimiento
set-due-text = La fecha de vencimiento propuesta para una factura nueva.
set-due-days = Un número de días después de la fecha de la factura
set-due-field = Días después de la fecha de la factura
set-due-unit = días
set-due-example = Ejemplo: una factura del { $issued } vence el { $due }.
set-due-terms = Las condiciones de pago del cliente en QuickBooks
set-due-terms-help = { $term } si el cliente no tiene.
set-due-term = Condiciones de pago de QuickBooks
set-due-term-field = Condiciones de pago
set-defaults = Valores predeterminados
set-defaults-text = Se proponen en cada factura nueva, salvo que una plantilla diga otra cosa.
set-defaults-later = Conecte primero QuickBooks: de allí vienen monedas, impuestos y artículos.
set-currency-deal = Moneda del trato
set-currency-help = Otra se usa para tratos en una moneda que QuickBooks no conoce. Los precios nunca se convierten.
set-tax-deal = Como indican los productos del trato
set-tax-rate = Tipo de impuesto
set-item = Artículo para líneas sin producto
set-item-ask = Preguntar cada vez
set-account = Cuenta de ingresos para artículos nuevos
set-presets = Plantillas
set-presets-text = Conjuntos con nombre de condiciones, mensaje, impuesto, clase, ubicación, líneas adicionales e idioma. Otros programas no pueden elegir los diseños de impresión de QuickBooks; una plantilla no cambia el aspecto.
set-preset-add = Añadir plantilla
set-preset-edit = Editar
set-preset-copy = Duplicar
set-preset-default = Hacer predeterminada
set-preset-remove = Quitar
preset-empty = Todavía no hay plantillas.
preset-new = Plantilla nueva
preset-edit = Editar plantilla
preset-copy-name = { $name } (copia)
preset-name = Nombre
preset-name-taken = Otra plantilla ya se llama así.
preset-as-settings = Como en los ajustes
preset-days = Días
preset-lines = Líneas adicionales
preset-line-what = Descripción, línea adicional { $line }
preset-line-item = Artículo de QuickBooks, línea adicional { $line }
preset-line-qty = Cantidad, línea adicional { $line }
preset-line-price = Precio, línea adicional { $line }
preset-line-remove = Quitar la línea adicional { $line }
preset-language = Idioma de los textos
preset-undefault = No empezar con ella
preset-remove-title = ¿Quitar la plantilla «{ $name }»?
preset-remove-text = Las facturas hechas con ella se quedan como están.
preset-says-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
preset-says-lines = { $count ->
    [one] { $count } línea adicional
   *[other] { $count } líneas adicionales
}
preset-says-message = con mensaje
done-preset-saved = Plantilla guardada
done-preset-removed = Plantilla quitada
set-deal = Escrito en el trato
set-deal-text = Para que todos lo vean en Pipedrive, en listas, filtros y el registro de cambios.
set-deal-fields = Campos del trato que se mantienen al día
set-deal-summary = Todas las facturas en un texto, para el historial de cambios
set-deal-number = Número de factura
set-deal-status = Estado de la factura
set-deal-invoiced = Importe facturado
set-deal-paid = Importe pagado
set-deal-overdue = Importe vencido
set-deal-refused = Pipedrive no creó este campo: { $reason }
set-deal-also = También
set-deal-note = Añadir una nota cuando una factura se crea, se paga o se anula
set-deal-activity = Planificar una actividad cuando una factura vence
set-deal-activity-help = Para el propietario del trato, el siguiente día laborable.
note-created = La factura { $number } de { $amount } se creó en QuickBooks para { $customer }.
note-paid = La factura { $number } de { $amount } está pagada.
note-voided = La factura { $number } de { $amount } se anuló.
activity-overdue = La factura { $number } está vencida: { $amount } pendientes
set-see = Quién puede ver las facturas
set-see-text = Al principio, solo usted. Crear y cambiar sigue siendo cosa suya.
set-see-me = Solo yo
set-see-some = Compañeros que yo elija
set-see-all = Todos los que pueden ver el trato
set-see-help = Necesitan tener dealbooks instalado y pueden ver, no cambiar.
set-see-all-help = Preguntamos a Pipedrive, con el permiso de cada uno, si ve el trato.
set-see-names = Compañeros
set-see-absent = aún no instalado
set-see-nobody = No hay nadie más en esta empresa de Pipedrive.
set-see-choose = Elija al menos a una persona.
set-language = Idioma
set-language-text = De dealbooks. Las facturas se imprimen en el idioma que QuickBooks tiene para el cliente.
set-language-auto = Como en Pipedrive ({ $language })
set-data = Traspaso y datos
set-data-text = Una persona por empresa de Pipedrive conecta dealbooks.
set-hand = Traspasar a un compañero
set-hand-text = Esa persona confirma. Facturas, vínculos y conexión se conservan; puede reconectar con su propio permiso de QuickBooks.
set-hand-button = Traspasar…
set-hand-who = Compañero
set-hand-nobody = Ningún compañero ha instalado dealbooks todavía.
set-hand-offered = Ofrecido a { $name } hasta el { $date }.
set-hand-back = Retirar la oferta
set-export = Exportar todos los datos
set-export-text = Un archivo con ajustes, vínculos, facturas e historial.
set-audit = Historial de todas las facturas
set-audit-text = Quién hizo qué con cada factura, cuándo y desde dónde, con los valores de antes y después. Un archivo CSV.
set-audit-button = Descargar historial
set-wipe = Eliminar mis datos
set-wipe-text = Quita lo que guarda dealbooks: vínculos, borradores, ajustes, historial. Sus facturas en QuickBooks y sus tratos en Pipedrive quedan como están. Durante 400 días solo queda una marca ilegible de su empresa con los números de los tratos y de sus facturas, para que una instalación posterior no cree ninguna factura dos veces.
set-wipe-button = Eliminar mis datos…
set-wipe-done = El borrado ha empezado. Tarda 24 horas como máximo.
set-saved = Todos los cambios guardados
set-unsaved = { $count ->
    [one] { $count } cambio sin guardar
   *[other] { $count } cambios sin guardar
}
set-discard = Descartar cambios
set-failed = No se guardó.
set-failed-text = { $count ->
    [one] Un campo necesita otra elección: { $fields }.
   *[other] { $count } campos necesitan otra elección: { $fields }.
}
set-field-gone = Este campo se quitó en Pipedrive. Elija otro o déjelo vacío.

## Pages outside Pipedrive
land-title = Del trato ganado a la factura de QuickBooks, en dos clics
land-text = dealbooks vive dentro de Pipedrive. Rellena la factura con el trato, usted la revisa, QuickBooks Online la guarda. Cuando se paga, el trato lo sabe.
land-how = Cómo funciona
land-1 = Propuesto, no adivinado
land-1-text = El cliente, la dirección y las líneas salen de los campos que usted elige. Usted confirma.
land-2 = Siempre al día
land-2-text = Abierta, pagada, vencida: en el trato segundos después de que ocurra en QuickBooks.
land-3 = Nunca dos veces
land-3-text = Si se corta una conexión, dealbooks mira primero y nunca hace la misma factura otra vez.
land-need = Necesita Pipedrive y QuickBooks Online. dealbooks pide permiso a ambos y se puede quitar en cualquier momento.
foot-help = Ayuda
foot-privacy = Privacidad
foot-terms = Condiciones
foot-not = dealbooks no está hecho por Pipedrive ni por Intuit.
joined-title = QuickBooks está conectado
joined-text = Empresa: { $company }. Moneda local { $currency }, varias monedas activadas, impuesto por tipos.
joined-1 = Instalar dealbooks
joined-2 = Conectar QuickBooks
joined-3 = Revisar los campos de la factura
joined-3-text = Ya están rellenos; la mayoría pulsa Guardar.
joined-go = Ir a los ajustes en Pipedrive
joined-close = Puede cerrar esta ventana; Pipedrive ya lo sabe.
refused-title = QuickBooks no se conectó
refused-text = Intuit dijo: acceso no permitido. No se cambió nada.
refused-help = Para conectar debe ser administrador de la empresa en QuickBooks. Si no lo es, pida a quien lo sea que pulse Conectar con QuickBooks en los ajustes.
stale-title = La instalación no terminó
stale-text = El enlace tenía más de diez minutos o se abrió en otro navegador. Es una protección, no hay nada roto.
stale-again = Empezar de nuevo
take-title = ¿Hacerse cargo de dealbooks en lugar de { $owner }?
take-text = En { $company } una persona conecta dealbooks. { $owner } se lo ofreció el { $date }.
take-1 = Usted se hace cargo
take-1-text = Desde ahora usted ve y crea las facturas. { $owner } deja de hacerlo.
take-2 = QuickBooks sigue conectado
take-2-text = Con el permiso que hay ahora. Reconecte en los ajustes para usar el suyo.
take-3 = Todos los vínculos quedan
take-3-text = Facturas, borradores y ajustes se conservan.
take-ok = Hacerse cargo
take-no = Ahora no
take-until = La oferta termina el { $date }.
asked-title = Hemos preguntado a { $owner }
asked-text = dealbooks está instalado para usted. { $owner } o un administrador de su empresa de Pipedrive debe confirmar antes de que pueda crear facturas. Recibirá un mensaje en el panel.
asked-withdraw = Retirar la solicitud
asked-when = Solicitado
asked-of = A la espera de
asked-of-value = { $owner } o un administrador

## Receivables (later)
owed-title = Por cobrar
owed-text = Lo que deben los clientes, según el retraso. Hoy, { $date }.
owed-chart = Importes abiertos por días de retraso, { $currency }
owed-not-due = Sin vencer
owed-over = Más de { $days }
owed-all = Todos los clientes

## Screens
error-title = No ha funcionado
error-request = No se entendió esta solicitud. Recargue la página e inténtelo de nuevo.
error-not-found = Esto no existe o usted no puede verlo.
error-not-owner = Solo puede hacerlo la persona que conectó dealbooks.
error-not-connected = QuickBooks no está conectado. Conéctelo en los ajustes de dealbooks.
error-lost = QuickBooks está desconectado. Vuelva a conectarlo y pulse el botón una vez más; sus datos se conservan.
error-pipedrive-lost = Pipedrive terminó nuestro permiso. Instale dealbooks de nuevo; no se ha perdido nada.
error-away = El otro servicio no responde. No se creó nada. Inténtelo de nuevo en un momento.
error-wait = { $seconds ->
    [one] Nos piden esperar. Inténtelo de nuevo en { $seconds } segundo.
   *[other] Nos piden esperar. Inténtelo de nuevo en { $seconds } segundos.
}
error-storage = No se pudo guardar y no se envió nada. Inténtelo de nuevo en un momento.
error-too-large = Este formulario tiene demasiadas líneas. Quite algunas o haga dos facturas.
error-too-slow = La conexión era demasiado lenta. No se creó nada. Inténtelo de nuevo.
error-too-many = Demasiados intentos desde aquí. Espere un minuto e inténtelo de nuevo.
error-network = Se cortó la conexión. Sus datos se conservan; inténtelo de nuevo en un momento.
shell-asking = Preguntando a Pipedrive quién es usted…
shell-failed-title = No sabemos quién es usted
shell-failed = Pipedrive no confirmó quién está aquí. Recargue la página; si no ayuda, instale dealbooks de nuevo.
shell-open-title = Abra esto en Pipedrive
shell-open = Esta página solo funciona dentro de Pipedrive. Abra allí un trato o los ajustes de dealbooks.
more-actions-of = Más acciones, factura { $number }
ago = Hace { $age }
panel-lost-for = Desde hace { $age } no vemos cambios ni podemos crear facturas. No se ha perdido nada.
panel-doubt-ago = Enviada a QuickBooks hace { $age }
panel-nobody-title = Todavía nadie se ocupa de las facturas
panel-other-asked = Hemos preguntado a { $owner }. En cuanto esa persona o un administrador de su empresa de Pipedrive lo confirme, verá aquí las facturas.
panel-no-deal-title = Las facturas pertenecen a los tratos
panel-no-deal-text = Abra un trato: allí están sus facturas.
panel-deal-gone = Este trato se eliminó o se archivó en Pipedrive. Sus facturas quedan como están; ya no se pueden crear otras a partir de él.
live-several = Varias facturas han cambiado
record-organization = Organización
record-person = Persona
record-deal = Trato
customer-current = Vinculado ahora a este trato
customer-found = Encontrado con su búsqueda
customer-linked-plain = Cliente de QuickBooks
customer-none = Ningún cliente coincide con «{ $text }»
currency-rate-short = Tipo de cambio
currency-differs-note = El trato está en { $deal }, a este cliente se le factura en { $customer }. Los precios no se convierten: revíselos.
rate-help = Déjelo vacío para usar el cambio del día de QuickBooks.
tax-by-quickbooks = Lo calcula QuickBooks
discount-unit = Unidad del descuento
sum-discount-short = Descuento
line-tax-choose = Elegir un tipo
lines-caption = Líneas de la factura
item-sku = Referencia { $sku }
error-customer = Elija el cliente, o Cliente nuevo.
error-no-lines = Añada al menos una línea con un artículo de QuickBooks.
error-date = Escriba la fecha completa: día, mes y año.
error-below-zero = No puede ser menor que cero.
error-range = Escriba un número de { $least } a { $most }.
error-decimals-most = Como máximo { $digits } cifras decimales.
error-home-currency = Esta empresa de QuickBooks solo factura en { $currency }. Para usar otras monedas, active allí varias monedas.
error-currency-unknown = QuickBooks no conoce la moneda { $currency }.
name-taken-by = { $name } ya tiene este nombre en QuickBooks, y un cliente no puede llamarse como un proveedor o un empleado.
name-taken-offer = «{ $name }» estaría libre.
created-title-plain = La factura está en QuickBooks
created-summary = Resumen
created-differs-less = El total es { $difference } menor que el mostrado antes. Vale el importe de QuickBooks.
created-differs-inside = El total es el mostrado antes, pero dentro de la factura QuickBooks tiene algo distinto.
differs-caption = En qué difiere QuickBooks de lo mostrado
differs-what = Qué
differs-asked = Mostrado antes
differs-made = En QuickBooks
differs-none = Nada
differs-line = Una línea
differs-tax = Impuesto
differs-rest = No está en ninguna línea
differs-added = Añadido por QuickBooks.
differs-left-out = Omitido por QuickBooks.
differs-line-why = QuickBooks tiene otro importe para esta línea.
differs-discount-why = QuickBooks descontó otro importe.
differs-tax-why = QuickBooks redondea el impuesto de otra forma, o un tipo ha cambiado desde nuestra última consulta.
differs-rest-why = QuickBooks no dice de qué se compone.
conflict-title = Este trato ya tiene una factura
conflict-text = Se creó después de que usted abriera este formulario. Ahora no se creó nada; sus datos se conservan.
conflict-pending = Todavía se está creando.
pending-title = La factura se está creando
pending-doubt-title = Aún sin confirmar
set-ended-ago = QuickBooks terminó el permiso hace { $age }.
set-company-unnamed = Empresa conectada
set-reading = Leyendo clientes, artículos e impuestos por primera vez…
set-resting = Hasta el { $date } solo se consulta QuickBooks cuando alguien pulsa un botón: las lecturas de este mes están casi agotadas. Los estados pueden ser más antiguos de lo habitual.
set-fields-away = Pipedrive no responde. Por ahora solo se ofrecen los campos habituales.
set-field-none = Dejar vacío
set-field-no-match = Ningún campo coincide
set-unsaved-plain = Cambios sin guardar
set-hand-asked = { $name } pide hacerse cargo.
handover-to = Traspasar a { $name }
denied-text = Pipedrive dijo: acceso no permitido. No se instaló nada.
install-refused-text = Pipedrive no aceptó la instalación. No se guardó nada.
missing-title = Instalado, con menos permisos de los necesarios
missing-text = Pipedrive no concedió todos los permisos solicitados. Instale de nuevo cuando estén permitidos. Hasta entonces:
missing-go = Continuar
missing-deals = Tratos: no se puede crear ninguna factura y los tratos no muestran qué fue de las suyas.
missing-contacts = Personas y organizaciones: no se propone ningún cliente.
missing-products = Productos: no se toman las líneas del trato.
missing-users = Usuarios: no se puede elegir a compañeros.
missing-search = Búsqueda: no se pueden encontrar tratos por su título.
missing-webhooks = Webhooks: lo que cambia en Pipedrive no se nota por sí solo.
missing-deal-fields = Campos de trato: la lista de tratos no puede mostrar el estado de una factura.
missing-activities = Actividades: nadie recibe un recordatorio de una factura vencida.
ticket-title = Empiece en Pipedrive
ticket-text = Este enlace sirve una sola vez y durante un minuto. Abra los ajustes de dealbooks en Pipedrive y pulse allí Conectar con QuickBooks.
refused-stale-text = El enlace tenía más de diez minutos, ya se había usado o se abrió en otro navegador. No se cambió nada.
refused-elsewhere-text = Esta empresa de QuickBooks está conectada a otra empresa de Pipedrive. No se cambió nada.
refused-realm-text = Intuit no indicó la empresa. No se cambió nada.
refused-failed-text = Intuit no confirmó la conexión. No se cambió nada.
refused-again = Vuelva a Pipedrive y pulse Conectar con QuickBooks una vez más.
gone-title = QuickBooks se desconectó
gone-text = Estamos comprobando la conexión. Las facturas quedan donde están; puede conectar de nuevo en los ajustes de dealbooks en Pipedrive.
naming-title = ¿Conectar QuickBooks?
naming-text = Esto conecta una empresa de QuickBooks con la empresa de Pipedrive { $company }, para { $user }.
naming-note = Si no empezó esto usted en Pipedrive, cierre esta ventana.
confirm-text = La empresa de QuickBooks { $books } se conectará con la empresa de Pipedrive { $company }, para { $user }. Quien se ocupe allí de las facturas verá los clientes de { $books } y creará facturas en ella.
confirm-note = Si no es lo que quiere, no conecte: el permiso se devolverá a Intuit.
confirm-no = No conectar
declined-text = No se conectó nada. El permiso se devolvió a Intuit.

## A person decides
panel-ask-text = QuickBooks nunca dijo si se hizo y ya no ocurre nada por sí solo. Mire qué hay y decida.
decide = Mirar y decidir
decide-title = ¿Se hizo?
decide-text-invoice = Hace { $age } enviamos a QuickBooks una factura de { $amount } para { $customer } y nunca supimos si se creó.
decide-text-change = Hace { $age } pedimos esto a QuickBooks y nunca supimos si se hizo: { $what }.
decide-what-send = enviar la factura por correo
decide-what-other = modificar la factura
decide-none = Acabamos de mirar: en QuickBooks no hay ninguna factura que pueda ser esta.
decide-away = QuickBooks no responde, así que no pudimos mirar. Inténtelo más tarde o mire usted allí.
decide-legend = Su decisión
decide-this = Es la factura { $number }
decide-this-help = { $amount }, { $date }. Pasará a pertenecer a este trato.
decide-again-invoice = Crearla ahora
decide-again-invoice-help = La misma petición otra vez. Mientras QuickBooks la recuerde, no se crea una segunda factura; si tiene dudas, mire antes en QuickBooks.
decide-again-send = Enviarla otra vez
decide-again-send-help = Si el primer correo sí salió, el cliente lo recibirá dos veces.
decide-again-other = Hacerlo ahora
decide-again-other-help = La misma petición otra vez.
decide-leave = Dejarlo así
decide-leave-help = No se envía nada más a QuickBooks y este aviso desaparece.
decide-ok = Hacer esto
decide-empty = Elija primero una opción.
decided-done = Resuelto: QuickBooks lo ha confirmado
decided-left = Resuelto: no se envía nada más

## History of an invoice
history = Historial
history-title = Historial de la factura { $number }
history-empty = No ha ocurrido nada desde que dealbooks lleva un historial.
history-cut = Las entradas anteriores están en el archivo que ofrecen los ajustes.
history-quickbooks = QuickBooks
history-then = después
history-none = nada
history-asked = solicitado hace { $age }
history-not-done = No realizado: { $what }
history-refused = QuickBooks dice: { $words }
history-to = Enviada a
history-via-panel = en el panel
history-via-list = en «Todas las facturas»
history-via-form = en el formulario de factura
history-create_invoice = Creada
history-update_invoice = Modificada
history-void_invoice = Anulada
history-delete_invoice = Eliminada
history-send_invoice = Enviada por correo
history-create_customer = Cliente creado
history-update_customer = Cliente actualizado
history-create_item = Artículo creado
history-link_invoice = Vinculada a un trato
history-unlink_invoice = Desvinculada del trato
history-decide = Decidido tras una respuesta que no llegó
history-seen_changed = Modificada en QuickBooks
history-seen_deleted = Eliminada en QuickBooks
history-connect_quickbooks = QuickBooks conectado
history-disconnect_quickbooks = QuickBooks desconectado
history-handover = Traspaso de la responsabilidad
history-settings = Ajustes modificados
history-uninstall = dealbooks desinstalado
history-unlink_contact = Contacto desvinculado
history-wipe_asked = Solicitado el borrado de los datos
history-csv-time = Hora (UTC)
history-csv-what = Qué
history-csv-who = Quién
history-csv-where = Dónde
history-csv-id = ID de QuickBooks
history-csv-before = { $what } (antes)
history-csv-after = { $what } (después)
history-csv-note = Nota
