# dealbooks, Ukrainian. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Рахунок
invoice-create = Створити рахунок
refresh = Оновити
view-all = Показати всі рахунки
save = Зберегти
connect = Підключити QuickBooks
disconnect = Відключити
more-actions = Інші дії
action-void = Анулювати
action-delete = Видалити
action-send = Надіслати поштою
action-pdf = Завантажити PDF
action-open = Відкрити в QuickBooks
settings = Налаштування
unlink-contact = Відв’язати контакт
status-open = Відкритий
status-paid = Сплачено
status-voided = Анульовано
status-overdue = Прострочено
status-deleted = Видалено
status-part = Сплачено частково

## Small words
action-attach = Прикріпити PDF до угоди
action-copy-link = Копіювати посилання на оплату
badge-sent = Надіслано { $date }
badge-bounced = Не доставлено
badge-differs = Відмінність: { $amount }
badge-creating = Створюється
badge-doubt = Ще не певно
badge-connected = Підключено
badge-default = Типово
cancel = Скасувати
close = Закрити
back-pipedrive = Назад до Pipedrive
try-again = Спробувати ще раз
required = (обов’язково)
opens-tab = (відкриється нова вкладка)
saved-at = Чернетку збережено о { $time }
reference = Код для підтримки: { $id }
invoice-no-number = Без номера
invoice-new-row = Новий
updated-now = Щойно оновлено
updated-ago = Оновлено { $age } тому
age-minutes = { $count ->
    [one] { $count } хвилину
    [few] { $count } хвилини
   *[many] { $count } хвилин
}
age-hours = { $count ->
    [one] { $count } годину
    [few] { $count } години
   *[many] { $count } годин
}
age-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
dates-row = { $issued }, сплатити до { $due }
days-late = { $days ->
    [one] прострочено на { $days } день
    [few] прострочено на { $days } дні
   *[many] прострочено на { $days } днів
}
open-left = до сплати { $amount }
open-all = не сплачено повністю

## Panel
panel-title = Рахунки
panel-total-invoiced = Виставлено
panel-total-paid = Сплачено
panel-total-open = Відкрито
panel-total-overdue = Прострочено
panel-totals-label = Підсумки в { $currency }
panel-show-more = Показати ще { $next } з { $total }
panel-empty-title = Рахунків ще немає
panel-empty-text = Натисніть «Рахунок»: клієнт, рядки й дати беруться з цієї угоди. Ви перевірите їх, перш ніж щось потрапить до QuickBooks.
panel-first = Уперше читаємо рахунки з QuickBooks…
panel-first-foot = Перше читання…
panel-slow = QuickBooks не відповідає.
panel-slow-text = Ви бачите те, що ми знали { $age } тому. Ми продовжуємо спроби.
panel-lost = QuickBooks відключено.
panel-lost-text = З { $date }, { $time } ми не бачимо змін і не можемо створювати рахунки. Нічого не втрачено.
reconnect = Підключити знову
panel-connect-title = Підключіть бухгалтерію
panel-connect-text = dealbooks створює рахунки у вашій компанії QuickBooks Online. Компанію ви оберете на наступній сторінці.
panel-connect-note = Потрібно бути адміністратором цієї компанії в QuickBooks.
panel-other-title = Рахунками опікується { $owner }
panel-other-text = У кожній компанії Pipedrive dealbooks підключає одна людина, і лише вона бачить її рахунки, доки не поділиться ними.
panel-other-see = Попросити показати рахунки
panel-other-take = Попросити передати мені
panel-install-title = Встановіть dealbooks, щоб бачити рахунки
panel-install-text = Це забере хвилину; Pipedrive запитає вашого дозволу.
install = Встановити
panel-creating-text = QuickBooks відповідає довше, ніж зазвичай. Можна піти з цієї сторінки: номер з’явиться тут.
panel-doubt-when = Надіслано до QuickBooks о { $time }
panel-doubt-text = QuickBooks не повідомив, чи створено цей рахунок. Ми з’ясовуємо це й не створимо його двічі. Будь ласка, не створюйте його ще раз.
panel-doubt-check = Перевірити зараз
panel-doubt-next = Секунд до наступної перевірки: { $seconds }
panel-doubt-found = Його створено: рахунок { $number }.
panel-doubt-none = Його не створено. Тепер його можна створити.
panel-contact-title = Усі угоди цього контакту
panel-contact-empty = Тут з’являються рахунки цього контакту та його угод. Нові створюються з угоди.
panel-row-deal = Угода: { $title }
panel-row-no-deal = Не пов’язано з угодою
live-status = Рахунок { $number } тепер: { $status }
live-refreshed = Усе актуально

## Why an action is not there (shown under the menu item)
why-link-payments = У цій компанії не ввімкнено QuickBooks Payments.
why-link-email = QuickBooks дає посилання на оплату лише клієнтам з адресою пошти.
why-voided = Цей рахунок анульовано.
why-deleted = Цей рахунок видалено в QuickBooks.
why-not-owner = Змінювати рахунки може лише { $owner }.
why-lost = QuickBooks відключено.
why-not-connected = QuickBooks не підключено.
why-other-books = Цей рахунок міститься в іншій компанії QuickBooks, не в підключеній зараз.
why-under-way = Зміна цього рахунку ще триває.
why-paid = Його оплачено. Анулюйте його або спершу вилучіть платіж у QuickBooks.
why-nothing-due = Сплачувати більше нічого.
why-no-deal = Його не пов’язано з жодною угодою.
why-doubt = Ми ще з’ясовуємо, чи він існує.
seen-now = Підтверджено щойно ({ $how })
seen-ago = Підтверджено { $age } тому ({ $how })
seen-own_write = відповідь QuickBooks для dealbooks
seen-webhook = повідомлення від QuickBooks
seen-refresh = перевірено в QuickBooks
seen-comparison = звірено з QuickBooks
change-void_invoice = Анулюється
change-delete_invoice = Видаляється
change-send_invoice = Надсилається
change-update_invoice = Змінюється
change-slow = QuickBooks відповідає довше, ніж звичайно. Сторінку можна закрити: результат з’явиться в рядку.
change-doubt = QuickBooks не повідомив, чи це зроблено. Ми з’ясовуємо й не зробимо цього двічі.
change-not-done = Цього не сталося: у QuickBooks рахунок не змінився. Можна повторити.

## Send by email
send-title = Надіслати рахунок { $number } поштою
send-to = Кому
send-help = Кілька адрес розділяйте комами.
send-text = Лист надішле QuickBooks із темою, текстом і виглядом, які там налаштувала ваша компанія. PDF буде додано.
send-bounced = Останній лист ({ $date }) повернувся: адреси { $address } не існує.
send-bounced-plain = Останній лист повернувся.
send-error = Вкажіть одну чи кілька адрес із @ через кому.
send-limit = Цього листа не надіслано: за 24 години йде щонайбільше { $max } листів. Наступний можна надіслати після { $time }; рахунок можна надіслати й у QuickBooks.
link-title = Посилання на оплату рахунку { $number }
link-help = Браузер не дозволив копіювання. Посилання виділено: скопіюйте його через Ctrl+C або ⌘C.
link-field = Посилання на оплату
send = Надіслати

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Анулювати рахунок { $number }?
void-text = { $customer }, { $amount }. Рахунок залишиться в QuickBooks із нульовою сумою. Скасувати це не можна.
void-part-text = { $customer }, { $amount }, оплачено частково. Рахунок залишиться в QuickBooks із нульовою сумою, а платіж { $paid } стане нерознесеним: бухгалтерії доведеться призначити його знову. Скасувати це не можна.
void-ok = Анулювати рахунок
void-paid-title = Анулювати сплачений рахунок { $number }?
void-paid-text = { $customer }, { $amount }, сплачено. Рахунок залишиться в QuickBooks із нульовою сумою, а платіж { $paid } більше не належатиме до рахунку: бухгалтерії доведеться розподілити його заново. Скасувати це не можна.
delete-title = Видалити рахунок { $number }?
delete-text = { $customer }, { $amount }. Рахунок зникне з QuickBooks, його номер звільниться. Скасувати це не можна. Щоб лишився слід, анулюйте рахунок.
delete-part-text = { $customer }, { $amount }, оплачено частково: QuickBooks, імовірно, відмовить, доки платіж пов’язано. Якщо ні, рахунок там зникне, а його номер звільниться. Скасувати це не можна. Щоб лишився слід, анулюйте його.
delete-ok = Видалити рахунок
unlink-title = Відв’язати рахунок { $number } від цієї угоди?
unlink-text = Рахунок залишиться в QuickBooks. У підсумках цієї угоди він більше не враховується. Його можна прив’язати знову.
unlink = Відв’язати
link = Прив’язати
move-title = Перенести рахунок { $number } до цієї угоди?
move-text = Його пов’язано з угодою «{ $deal }». Рахунок належить до однієї угоди; від іншої його буде відв’язано.
move-ok = Перенести
unlink-many-title = { $count ->
    [one] Відв’язати { $count } рахунок від цієї угоди?
    [few] Відв’язати { $count } рахунки від цієї угоди?
   *[many] Відв’язати { $count } рахунків від цієї угоди?
}
unlink-many-text = { $count ->
    [one] Рахунок залишиться в QuickBooks. У підсумках цієї угоди він більше не враховується. Його можна прив’язати знову.
    [few] Рахунки залишаться в QuickBooks. У підсумках цієї угоди вони більше не враховуються. Їх можна прив’язати знову.
   *[many] Рахунки залишаться в QuickBooks. У підсумках цієї угоди вони більше не враховуються. Їх можна прив’язати знову.
}
unlink-many-left = { $count ->
    [one] { $count } обраний рахунок не прив’язано до цієї угоди, його пропускаємо.
    [few] { $count } обрані рахунки не прив’язано до цієї угоди, їх пропускаємо.
   *[many] { $count } обраних рахунків не прив’язано до цієї угоди, їх пропускаємо.
}
unlink-many-none = Жоден з обраних рахунків не прив’язано до цієї угоди.
move-many-title = { $count ->
    [one] Перенести { $count } рахунок до цієї угоди?
    [few] Перенести { $count } рахунки до цієї угоди?
   *[many] Перенести { $count } рахунків до цієї угоди?
}
move-many-text = { $count ->
    [one] Його пов’язано з іншою угодою: { $deals }. Рахунок належить до однієї угоди; від іншої його буде відв’язано.
    [few] Їх пов’язано з іншими угодами: { $deals }. Рахунок належить до однієї угоди; від інших їх буде відв’язано.
   *[many] Їх пов’язано з іншими угодами: { $deals }. Рахунок належить до однієї угоди; від інших їх буде відв’язано.
}
many-left = { $count ->
    [one] { $count } рахунок лишається без змін:
    [few] { $count } рахунки лишаються без змін:
   *[many] { $count } рахунків лишаються без змін:
}
many-left-row = { $number }: { $why }
many-elsewhere = Тепер його пов’язано з угодою «{ $deal }».
unlink-contact-title = Відв’язати контакт?
unlink-contact-text = { $count ->
    [0] Ця угода забуде клієнта QuickBooks { $customer }. Для наступного рахунку клієнта доведеться обрати знову.
    [one] Ця угода забуде клієнта QuickBooks { $customer }. { $count } пов’язаний рахунок залишиться в QuickBooks і в цій угоді. Для наступного рахунку клієнта доведеться обрати знову.
    [few] Ця угода забуде клієнта QuickBooks { $customer }. { $count } пов’язані рахунки залишаться в QuickBooks і в цій угоді. Для наступного рахунку клієнта доведеться обрати знову.
   *[many] Ця угода забуде клієнта QuickBooks { $customer }. { $count } пов’язаних рахунків залишаться в QuickBooks і в цій угоді. Для наступного рахунку клієнта доведеться обрати знову.
}
unlink-contact-all = Цей контакт забуде клієнта QuickBooks { $customer }. Усі рахунки залишаться як є. Під час наступного рахунка клієнта буде запитано знову.
close-title = Закрити, не створюючи рахунок?
close-text = Чернетка зберігається 30 днів і відкриється знову, коли ви натиснете «Рахунок».
close-keep = Продовжити
discard-title = Видалити цю чернетку?
discard-text = Усе, що ви ввели для цього рахунку, буде видалено. Угода лишиться як є.
discard-ok = Видалити чернетку
disconnect-title = Відключити QuickBooks?
disconnect-text = dealbooks одразу поверне свій дозвіл Intuit. Рахунки лишаться на місці; ця сторінка покаже їх такими, якими ми бачили їх востаннє. Підключити знову можна будь-коли.
handover-title = Передати dealbooks: { $name }?
handover-text = Щойно людина погодиться, рахунки бачитиме й створюватиме вона, а не ви. Рахунки, зв’язки й налаштування лишаться.
handover-ok = Передати
wipe-title = Видалити всі дані dealbooks?
wipe-text = Зв’язки, чернетки, налаштування й історію компанії { $company } буде видалено протягом 24 годин. Рахунки в QuickBooks та угоди в Pipedrive лишаться як є. Скасувати це не можна.
wipe-ok = Видалити мої дані

## Short messages (SHOW_SNACKBAR)
done-created = Рахунок { $number } створено
done-voided = Рахунок { $number } анульовано
done-deleted = Рахунок { $number } видалено
done-sent = { $count ->
    [1] Рахунок { $number } надіслано на { $address }
    [one] Рахунок { $number } надіслано на { $count } адресу
    [few] Рахунок { $number } надіслано на { $count } адреси
   *[many] Рахунок { $number } надіслано на { $count } адрес
}
done-attached = PDF прикріплено до угоди
attach-begun = PDF додається…
attach-failed = PDF не вдалося додати: { $detail }
done-copied = Посилання на оплату скопійовано
done-linked = Рахунок { $number } прив’язано
done-unlinked = Рахунок { $number } відв’язано
done-linked-many = { $count ->
    [one] Прив’язано { $count } рахунок
    [few] Прив’язано { $count } рахунки
   *[many] Прив’язано { $count } рахунків
}
done-unlinked-many = { $count ->
    [one] Відв’язано { $count } рахунок
    [few] Відв’язано { $count } рахунки
   *[many] Відв’язано { $count } рахунків
}
done-contact = Контакт від’єднано
done-saved = Налаштування збережено
done-disconnected = QuickBooks відключено

## Create an invoice
create-title = Новий рахунок
create-deal = Угода: { $title }
create-loading = Читаємо угоду…
create-busy = Створюємо рахунок у QuickBooks…
customer = Клієнт
customer-linked = Клієнт QuickBooks, рахунки в { $currency }
customer-change = Змінити клієнта
customer-ask = Який це клієнт у QuickBooks?
customer-search = Пошук серед усіх клієнтів
customer-search-hint = Назва, пошта або податковий номер
customer-new = Новий клієнт
customer-new-help = Буде створено в QuickBooks разом із рахунком, за даними нижче
customer-existing = Обрати наявного клієнта
match-name-tax = Та сама назва й той самий податковий номер
match-name-tax-end = Та сама назва, і податковий номер закінчується так само ({ $end }); решту QuickBooks приховує
match-name-email = Та сама назва й та сама пошта
match-name = Та сама назва
match-tax = Той самий податковий номер
match-tax-end = Податковий номер закінчується так само ({ $end }); решту QuickBooks приховує
match-email = Та сама пошта
match-near-domain = Схожа назва, той самий домен пошти ({ $domain })
match-near = Схожа назва
match-domain = Інша назва, той самий домен пошти ({ $domain })
match-person = Та сама контактна особа, інша назва
match-inactive = Неактивний у QuickBooks
field-to = Кому
field-address = Адреса
field-email = Ел. пошта
field-tax-number = Податковий номер
field-from = З: { $record }, { $field }
field-display-name = Показуване ім’я
field-company = Назва компанії
field-first-name = Ім’я
field-last-name = Прізвище
field-phone = Телефон
field-street = Вулиця
field-postal = Індекс
field-city = Місто
field-state = Штат або область
field-country = Країна
field-customer-currency = Валюта цього клієнта
field-customer-currency-help = Пізніше в QuickBooks її змінити не можна
name-taken = Постачальник у QuickBooks уже має таке ім’я, а імена клієнтів не можуть збігатися з іменами постачальників і працівників.
name-taken-use = Узяти «{ $name }»
name-taken-edit = Змінити ім’я самостійно
name-taken-customer = У QuickBooks уже є клієнт із такою назвою. Виберіть його або візьміть іншу назву.
compare = Порівняти й оновити
compare-note = У QuickBooks для цього клієнта вказано інше: { $fields }.
compare-title = Оновити клієнта в QuickBooks
compare-text = Зміниться лише позначене, для цього клієнта й відтепер. Попередні рахунки лишаться як є.
compare-change = Змінити
compare-now = Зараз у QuickBooks
compare-then = Із цього рахунку
compare-caption = Що є у QuickBooks і що вказано в цьому рахунку
compare-masked = Приховано QuickBooks, закінчується на { $end }
compare-masked-same = QuickBooks показує лише кінець податкових номерів. Закінчення збігаються, тож це, ймовірно, той самий номер.
compare-masked-other = QuickBooks показує лише кінець податкових номерів. Закінчення різні.
compare-ok = Оновити клієнта
compare-back = Назад до рахунку
compare-stale = Клієнта тим часом змінили у QuickBooks. Ось як там зараз.
compare-same = У QuickBooks ті самі адреса, пошта й податковий номер.
compare-nothing = Нічого
compare-tick = Позначте, що змінити.
compare-done = Клієнта оновлено у QuickBooks
compare-waiting = QuickBooks ще не підтвердив зміну. Ми доведемо її до кінця; рахунок від неї не залежить.
details = Дані рахунку
preset = Шаблон
preset-none = Без шаблону
currency = Валюта
currency-help = Валюта цього клієнта в QuickBooks
date-issued = Дата рахунку
date-due = Сплатити до
date-due-help = { $date }: днів після дати рахунку — { $days }
terms = Умови оплати
terms-none = Лише дата
doc-number = Номер рахунку
doc-number-help = Ваша компанія нумерує сама. Останній номер: { $last }
doc-number-proposed = Пропонуємо { $number }, наступний після { $last }, найбільшого з відомих нам. Його можна змінити.
doc-number-empty = Без номера цей рахунок лишиться в QuickBooks ненумерованим.
tax = Податок
vat = ПДВ
sales-tax = Податок з продажу
tax-excluded = Податок додається до цін
tax-inclusive = Ціни містять податок
tax-none = Без податку
tax-us = Податок з продажу обчислить QuickBooks під час створення рахунку за адресою клієнта. Ви вказуєте лише, які рядки оподатковуються.
tax-us-row = обчислить QuickBooks
taxable = Оподатковується
message = Повідомлення клієнту
message-help = Друкується на рахунку
details-more = Більше: внутрішня нотатка, клас, місце, власні поля
private-note = Внутрішня нотатка
private-note-help = Бачить лише ваша бухгалтерія
class = Клас
location = Місце
own-field-help = Власне поле вашої компанії в QuickBooks
own-field = Власне поле { $number }
choice-none = Не вказано
extras-more = Ще: { $parts }
look = QuickBooks друкує цей рахунок у стандартному вигляді вашої компанії. Обрати інший звідси не можна.
currency-differs = Угода в { $deal }, а рахунки цьому клієнтові — в { $customer }
currency-differs-text = Клієнт у QuickBooks має одну валюту, і вона ніколи не змінюється. Яким має бути цей рахунок?
currency-convert = Рахунок у { $customer }, перерахувати ціни
currency-convert-help = Курс QuickBooks на { $date }
currency-rate = 1 { $from } у { $to }
currency-rate-help = Курс можна змінити. Його буде збережено в рахунку.
currency-become = { $amount } стануть
currency-keep = Рахунок у { $customer }, числа без змін
currency-keep-help = { $before } → { $after }
currency-ask = Що робити з валютою
currency-other = Рахунок у { $deal }, іншому клієнтові
currency-other-help = Оберіть клієнта з рахунками в { $deal }
currency-new = Рахунок у { $deal }, новому клієнтові
currency-new-help = Буде створено як «{ $name }»
currency-go = Продовжити
currency-prices-only = Лише для цін. Курс до { $home } зазначено в даних рахунка.
currency-converted = Ціни угоди перераховано: 1 { $from } = { $rate } { $to }.
rate-get = Узяти курс QuickBooks
lines = Рядки
lines-hint = { $count ->
    [one] { $count } товар з угоди, пов’язано з позиціями QuickBooks: { $linked }
    [few] { $count } товари з угоди, пов’язано з позиціями QuickBooks: { $linked }
   *[many] { $count } товарів з угоди, пов’язано з позиціями QuickBooks: { $linked }
}
lines-none = В угоді немає товарів. Додайте перший рядок.
line-what = Опис і позиція QuickBooks
line-item-of = Позиція QuickBooks, рядок { $line }
line-description-of = Опис, рядок { $line }
line-qty-of = Кількість, рядок { $line }
line-price-of = Ціна, рядок { $line }
line-discount-of = Знижка, рядок { $line }
line-unit-of = Одиниця знижки, рядок { $line }
line-tax-of = Податок, рядок { $line }
line-taxable-of = Оподатковується, рядок { $line }
line-state-linked = Пов’язано
line-state-proposed = Запропоновано, перевірте
line-state-none = Ще не пов’язано
line-qty = Кількість
line-price = Ціна
line-discount = Знижка
line-amount = Сума
line-item-empty = Оберіть позицію QuickBooks
line-item-proposed = Запропоновано: { $reason }. Зв’язок збережеться під час створення рахунку.
line-item-create = Створити «{ $name }» у QuickBooks
line-item-account = Рахунок доходів ми спитаємо один раз.
line-item-none = Жодна позиція не відповідає «{ $text }»
line-menu = Рядок { $line }: перемістити, дублювати, прибрати
line-up = Вище
line-down = Нижче
line-copy = Дублювати
line-remove = Прибрати
line-removed = Рядок прибрано: { $name }
line-bundle = { $count ->
    [one] Набір із { $count } позиції; QuickBooks перелічить окремо: { $names }
    [few] Набір із { $count } позицій; QuickBooks перелічить окремо: { $names }
   *[many] Набір із { $count } позицій; QuickBooks перелічить окремо: { $names }
}
line-from-deal = З угоди: { $details }
undo = Повернути
line-add = Додати рядок
line-text = Додати рядок тексту
line-subtotal = Додати проміжний підсумок
line-subtotal-net = без податку
line-moved = Рядок тепер на місці { $place }
lines-fill = { $count ->
    [one] Одна позиція для { $count } рядка без позиції
    [few] Одна позиція для всіх { $count } рядків без позиції
   *[many] Одна позиція для всіх { $count } рядків без позиції
}
lines-filled = Заповнено: «{ $name }».
item-bundle = { $count ->
    [one] Набір із { $count } позиції
    [few] Набір із { $count } позицій
   *[many] Набір із { $count } позицій
}
freq-annually = щороку
freq-semi-annually = раз на пів року
freq-quarterly = щокварталу
freq-monthly = щомісяця
freq-weekly = щотижня
line-periods = { $count ->
    [one] { $count } період
    [few] { $count } періоди
   *[many] { $count } періодів
}
line-one-period = Тут виставляється один період.
error-bundle-tax = Позиція «{ $name }» з цього набору не має в QuickBooks власної ставки податку. Задайте її там або додайте позиції по одній.
error-bundle-foreign = Ціни набору вказано в { $currency }; у рахунок в іншій валюті додайте його позиції по одній.
checks-title = { $count ->
    [one] { $count } місце треба перевірити, перш ніж QuickBooks це прийме
    [few] { $count } місця треба перевірити, перш ніж QuickBooks це прийме
   *[many] { $count } місць треба перевірити, перш ніж QuickBooks це прийме
}
checks-foot = { $count ->
    [one] { $count } місце треба перевірити
    [few] { $count } місця треба перевірити
   *[many] { $count } місць треба перевірити
}
fix-tax = { $count ->
    [one] Узяти { $name } для { $count } рядка
    [few] Узяти { $name } для { $count } рядків
   *[many] Узяти { $name } для { $count } рядків
}
fix-use = Узяти { $value }
fix-due = Узяти дату рахунку
fix-cut = Скоротити до { $max } знаків
instalments = Платежі…
instalments-title = Платежі за угодою
instalments-none = У Pipedrive немає платежів для цієї угоди.
instalments-which = Які виставити
instalments-when = { $amount }, виставити { $date }
instalments-in = У { $currency }, як і інші ціни цієї форми.
instalments-empty = Виберіть хоча б один.
instalments-dated = Додати дату виставлення до опису
instalments-lines = Рядки форми
instalments-replace = Замінити їх
instalments-replace-help = Знижка на весь рахунок теж очиститься: у платежі її вже враховано.
instalments-add = Додати нижче
instalments-ok = Узяти як рядки
instalments-taken = Узято з платежів: { $count }.
item-new-title = Нова позиція в QuickBooks
item-new-name = Назва
item-new-account = Рахунок доходів
item-new-choose = Оберіть рахунок
item-new-account-help = Продажі цієї позиції обліковуються там. Наступного разу ми запропонуємо його.
item-new-ok = Створити позицію
item-later = QuickBooks ще не відповів. Позиція з’явиться у списку, щойно її буде створено; двічі вона не створюється.
error-item-name = QuickBooks не дозволяє в назвах позицій двокрапки, лапки, табуляцію та розриви рядків.
error-item-taken = Така позиція вже є. Оберіть її у списку або назвіть цю інакше.
error-item-category = Так називається категорія, а позиція не може називатися як категорія.
error-item-inactive = Так називається неактивна позиція. Увімкніть її знову в QuickBooks або оберіть іншу назву.
sum-sub = Проміжний підсумок
sum-discount = Знижка на все
sum-tax = { $name } на { $base }
sum-tax-in = зокрема { $name } на { $base }
sum-total = Разом
sum-total-before = Разом до податку з продажу
lines-missing = { $count ->
    [one] { $count } рядок потребує позиції QuickBooks
    [few] { $count } рядки потребують позиції QuickBooks
   *[many] { $count } рядків потребують позиції QuickBooks
}
changed-title = Відколи ви почали цю чернетку, угода змінилася.
changed-take = Прийняти зміни
changed-keep = Залишити мою чернетку
changed-choose = Спершу виберіть вище: прийняти зміни чи залишити свою чернетку.
changed-quantity = { $name }: кількість { $now } замість { $before }
changed-price = { $name }: ціна { $now } замість { $before }
changed-terms = { $name }: знижка, податок або опис
changed-added = Новий товар: { $name }
changed-removed = Більше немає в угоді: { $name }
changed-order = Порядок товарів
changed-discount = Знижка на всю угоду
changed-currency = Валюта: { $now } замість { $before }
changed-organization = Організація: { $now } замість { $before }
changed-person = Контактна особа: { $now } замість { $before }
changed-none = немає
created-title = Рахунок { $number } у QuickBooks
created-written = Номер, статус і суми рахунку; див. журнал змін угоди
created-next = Що далі
created-panel = На панелі угоди його вже видно.
created-another = Створити ще один рахунок
created-differs = Підсумок на { $difference } більший за показаний раніше. Чинною є сума в QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] Рахунок не створено. Перевірте { $count } місце:
    [few] Рахунок не створено. Перевірте { $count } місця:
   *[many] Рахунок не створено. Перевірте { $count } місць:
}
errors-kept = Нічого не створено. Введене збережено.
errors-places = { $count ->
    [one] Перевірити { $count } місце
    [few] Перевірити { $count } місця
   *[many] Перевірити { $count } місць
}
error-empty = Заповніть це поле.
error-email = У цій адресі немає @. Приклад: imya@kompaniya.ua
error-number = Напишіть число повністю.
error-number-big = Найбільша сума, яку приймає QuickBooks, — { $max }.
error-decimals = Знаків після коми в { $currency }: { $digits }.
error-due-early = Це раніше за дату рахунку.
error-date-closed = Облік у QuickBooks закрито до { $date }. Оберіть пізнішу дату.
error-item = Оберіть позицію QuickBooks для цього рядка.
error-item-gone = Ця позиція стала неактивною в QuickBooks. Оберіть іншу.
error-customer-gone = Цей клієнт став неактивним у QuickBooks. Оберіть іншого.
error-currency = Рахунки цьому клієнтові виставляють у { $currency }.
error-not-converted = Ціни зазначено в { $from }, а рахунок був би в { $to }. Перерахуйте їх або виберіть іншого клієнта.
error-no-rate = QuickBooks зараз не повідомив курс. Впишіть його тут або спробуйте ще раз.
error-not-in-list = Цього більше немає у списку QuickBooks. Виберіть знову.
error-tax-rate = Кожен рядок потребує ставки податку, навіть якщо вона 0 %.
error-number-used = Рахунок { $number } вже є. Оберіть інший номер.
error-name-chars = QuickBooks не допускає в іменах двокрапок, табуляцій і переносів рядка.
error-long = Знаків: { $length }; QuickBooks приймає { $max }.
error-rows = Не більше { $max } рядків.
error-negative = Підсумок менший за нуль. Для цього QuickBooks вимагає кредит-ноту.
error-lines-many = Рядків: { $count }; QuickBooks приймає { $max }.
error-subscription = Підписка цієї компанії на QuickBooks закінчилася або не оплачена. Рахунки можна переглядати, але не створювати.
error-permission = Той, хто підключив QuickBooks, там більше не має на це прав. Попросіть адміністратора підключити знову.
error-closed-plain = QuickBooks відмовив: книги на дату цього рахунку закрито. Спершу їх треба там відкрити.
error-subscription-plain = Підписка QuickBooks цієї компанії закінчилася або має проблему з оплатою. Рахунки можна переглядати, але не змінювати.
error-busy = QuickBooks просить зачекати. Секунд до повтору: { $seconds }. Від вас нічого не потрібно.
error-deposited = QuickBooks відмовив: платіж входить до банківського депозиту. Спершу його треба прибрати звідти.
error-linked-payment = QuickBooks відмовив: із цим рахунком пов’язано платіж. Приберіть платіж у QuickBooks або анулюйте рахунок.
error-other = QuickBooks відмовив: { $detail }
error-not-taken = QuickBooks не приймає це значення. Змініть його або залиште поле порожнім. Відповідь QuickBooks: { $detail }
error-ours = Щось пішло не так на нашому боці. Нічого не створено. Введене збережено.
error-session = Ця сторінка була довго відкрита. Введене збережено; натисніть кнопку ще раз.
error-deal-gone = Цієї угоди більше немає, або вам її не видно.

## All invoices
all-title = Усі рахунки
all-when = Виставлено
all-month = Цей місяць
all-quarter = Цей квартал
all-year = Цей рік
all-12 = Останні 12 місяців
all-custom = Власні дати
all-ever = Усі
all-from = З
all-until = До
all-status = Статус
all-statuses = Усі статуси
all-search = Пошук
all-search-hint = Номер, позиція або нотатка
all-clear = Скинути фільтри
all-order = Порядок
all-order-issued = За датою виставлення, спершу нові
all-order-issued-up = За датою виставлення, спершу старі
all-order-due = За терміном, спершу пізні
all-order-due-up = За терміном, спершу ранні
all-order-amount = За сумою, спершу великі
all-order-amount-up = За сумою, спершу малі
all-order-open = За несплаченою сумою, спершу великі
all-order-open-up = За несплаченою сумою, спершу малі
all-select-hint = Оберіть рахунки, щоб прив’язати, відв’язати чи експортувати кілька одразу.
all-selected = Обрано: { $count }
all-link = Прив’язати до цієї угоди
all-unselect = Зняти вибір
all-select-csv = Оберіть рахунки, щоб експортувати лише деякі.
all-bulk = Обрані рахунки
all-pick = Обрати рахунок { $number }
all-pick-all = Обрати всі на цій сторінці ({ $count })
all-csv-some = Експорт обраних у CSV
all-col-number = Номер і угода
all-col-due = Термін
all-this-deal = Ця угода
all-no-deal = Без угоди
all-range = { $first }–{ $last } з { $total }
all-previous = Назад
all-next = Далі
all-csv = Експорт у CSV
all-none-title = Відповідних рахунків немає
all-none-text = Жоден рахунок не відповідає цим умовам.
all-none-ever = Шукати за всі роки
all-empty = У цього клієнта ще немає рахунків у QuickBooks.
all-reading = Читаємо з QuickBooks…
all-form = Відбір рахунків
all-caption = Рахунки цього клієнта в QuickBooks
all-col-amount = Сума
all-col-open = Не сплачено
all-actions = Дії
all-pages = Сторінки
all-deal-unnamed = Угода { $id }
all-not-linked = Клієнта QuickBooks ще немає
all-not-linked-text = Щойно з угоди буде створено перший рахунок, ми запам’ятаємо вибраного в ньому клієнта, і всі його рахунки з’являться тут.
csv-number = Номер
csv-deal = Угода
csv-sent = Надіслано

## Settings
set-connection = Підключення до QuickBooks
set-connection-text = Де створюються рахунки.
set-to-connection = Підключення
set-sections = Розділи
set-not-connected = Ще не підключено
set-not-connected-text = Відкриється нове вікно Intuit. Там ви оберете компанію й повернетеся автоматично. Потрібно бути адміністратором цієї компанії.
set-ended = QuickBooks припинив дозвіл { $date }, { $time }.
set-ended-text = Рахунки збережено; нові зачекають, доки ви підключите знову.
set-waiting = Чекаємо на QuickBooks…
set-waiting-text = Завершіть в іншому вікні. Ця сторінка помітить сама.
set-waiting-again = Відкрити вікно ще раз
set-since = Підключено
set-since-value = { $date }, { $name }
set-last-message = Останнє повідомлення від QuickBooks
set-last-compare = Останнє повне звіряння
set-last-look = Остання перевірка в QuickBooks
set-expires = Дозвіл поновлюється сам до
set-calls = Запити цього місяця
set-calls-value = { $used } із приблизно { $expected } очікуваних
set-calls-list = QuickBooks: читання { $reads }, запис { $writes }. Pipedrive: { $pipedrive }.
set-compare = Звірити зараз
set-compare-begun = Звіряємо з QuickBooks
set-fields = Поля рахунку
set-fields-text = Звідки береться кожна частина нового рахунку. У кожному рахунку її ще можна змінити.
set-preview = Приклад на угоді
set-preview-empty = У цій угоді порожньо
set-preview-away = Pipedrive не відповідає
set-due = Термін сплати
set-due-text = Запропонований термін сплати нового рахунку.
set-due-days = Кількість днів після дати рахунку
set-due-field = Днів після дати рахунку
set-due-unit = дн.
set-due-example = Приклад: рахунок від { $issued } треба сплатити до { $due }.
set-due-terms = Умови оплати клієнта в QuickBooks
set-due-terms-help = { $term }, якщо клієнт їх не має.
set-due-term = Умови оплати з QuickBooks
set-due-term-field = Умови оплати
set-defaults = Типові значення
set-defaults-text = Пропонуються в кожному новому рахунку, якщо шаблон не каже іншого.
set-defaults-later = Спершу підключіть QuickBooks: валюти, податки та позиції беруться звідти.
set-currency-deal = Валюта угоди
set-currency-help = Інша потрібна для угод у валюті, якої немає в QuickBooks. Ціни ніколи не перераховуються.
set-tax-deal = Як указано в товарах угоди
set-tax-rate = Ставка податку
set-item = Позиція для рядків без товару
set-item-ask = Питати щоразу
set-account = Рахунок доходів для нових позицій
set-presets = Шаблони
set-presets-text = Іменовані набори: умови, повідомлення, податок, клас, місце, додаткові рядки й мова. Друкованих форм QuickBooks інші програми обирати не можуть; шаблон не змінює вигляду.
set-preset-add = Додати шаблон
set-preset-edit = Змінити
set-preset-copy = Дублювати
set-preset-default = Зробити типовим
set-preset-remove = Прибрати
preset-empty = Шаблонів поки немає.
preset-new = Новий шаблон
preset-edit = Змінити шаблон
preset-copy-name = { $name } (копія)
preset-name = Назва
preset-name-taken = Так уже називається інший шаблон.
preset-as-settings = Як у налаштуваннях
preset-days = Дні
preset-lines = Додаткові рядки
preset-line-what = Опис, додатковий рядок { $line }
preset-line-item = Позиція QuickBooks, додатковий рядок { $line }
preset-line-qty = Кількість, додатковий рядок { $line }
preset-line-price = Ціна, додатковий рядок { $line }
preset-line-remove = Прибрати додатковий рядок { $line }
preset-language = Мова текстів
preset-undefault = Не починати з нього
preset-remove-title = Видалити шаблон «{ $name }»?
preset-remove-text = Рахунки, створені з ним, лишаються як є.
preset-says-days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
preset-says-lines = { $count ->
    [one] { $count } додатковий рядок
    [few] { $count } додаткові рядки
   *[many] { $count } додаткових рядків
}
preset-says-message = з повідомленням
done-preset-saved = Шаблон збережено
done-preset-removed = Шаблон видалено
set-deal = Записується в угоду
set-deal-text = Щоб усі бачили це в Pipedrive: у списках, фільтрах і журналі змін.
set-deal-fields = Поля угоди, які ми оновлюємо
set-deal-summary = Усі рахунки одним текстом, для історії змін
set-deal-number = Номер рахунку
set-deal-status = Статус рахунку
set-deal-invoiced = Виставлена сума
set-deal-paid = Сплачена сума
set-deal-overdue = Прострочена сума
set-deal-refused = Pipedrive не створив це поле: { $reason }
set-deal-also = Крім того
set-deal-note = Додавати нотатку, коли рахунок створено, сплачено або анульовано
set-deal-activity = Планувати справу, коли рахунок прострочено
set-deal-activity-help = Для власника угоди, на наступний робочий день.
note-created = Рахунок { $number } на { $amount } створено в QuickBooks для { $customer }.
note-paid = Рахунок { $number } на { $amount } сплачено.
note-voided = Рахунок { $number } на { $amount } анульовано.
activity-overdue = Рахунок { $number } прострочено: не сплачено { $amount }
set-see = Хто бачить рахунки
set-see-text = Спочатку лише ви. Створювати й змінювати й надалі можете лише ви.
set-see-me = Лише я
set-see-some = Колеги, яких я оберу
set-see-all = Усі, хто бачить угоду
set-see-help = Їм потрібен установлений dealbooks; можна дивитися, але не змінювати.
set-see-all-help = Ми питаємо Pipedrive з їхнім власним дозволом, чи бачать вони угоду.
set-see-names = Колеги
set-see-absent = ще не встановлено
set-see-nobody = У цій компанії Pipedrive більше нікого немає.
set-see-choose = Оберіть хоча б одного колегу.
set-language = Мова
set-language-text = Мова dealbooks. Рахунки друкуються мовою, яку QuickBooks має для клієнта.
set-language-auto = Як у Pipedrive ({ $language })
set-data = Передача й дані
set-data-text = У кожній компанії Pipedrive dealbooks підключає одна людина.
set-hand = Передати колезі
set-hand-text = Колега підтверджує. Рахунки, зв’язки та підключення лишаються; можна підключитися знову з власним дозволом QuickBooks.
set-hand-button = Передати…
set-hand-who = Колега
set-hand-nobody = Ніхто з колег ще не встановив dealbooks.
set-hand-offered = Запропоновано: { $name }, до { $date }.
set-hand-back = Відкликати пропозицію
set-export = Експортувати всі дані
set-export-text = Один файл із налаштуваннями, зв’язками, рахунками та історією.
set-audit = Історія всіх рахунків
set-audit-text = Хто, коли й звідки що зробив із яким рахунком, зі значеннями до і після. Один файл CSV.
set-audit-button = Завантажити історію
set-wipe = Видалити мої дані
set-wipe-text = Видаляє те, що зберігає dealbooks: зв’язки, чернетки, налаштування, історію. Ваші рахунки в QuickBooks та угоди в Pipedrive лишаться як є. 400 днів лишається тільки нечитна позначка вашої компанії з номерами угод і їхніх рахунків, щоб за нового встановлення жоден рахунок не створили двічі.
set-wipe-button = Видалити мої дані…
set-wipe-done = Видалення почалося. Воно триватиме щонайбільше 24 години.
set-saved = Усі зміни збережено
set-unsaved = { $count ->
    [one] { $count } незбережена зміна
    [few] { $count } незбережені зміни
   *[many] { $count } незбережених змін
}
set-discard = Відкинути зміни
set-failed = Не збережено.
set-failed-text = { $count ->
    [one] { $count } поле потребує іншого вибору: { $fields }.
    [few] { $count } поля потребують іншого вибору: { $fields }.
   *[many] { $count } полів потребують іншого вибору: { $fields }.
}
set-field-gone = Це поле видалено в Pipedrive. Оберіть інше або залиште порожнім.

## Pages outside Pipedrive
land-title = Від виграної угоди до рахунку в QuickBooks за два кліки
land-text = dealbooks живе всередині Pipedrive. Він заповнює рахунок за угодою, ви перевіряєте, QuickBooks Online зберігає. Коли рахунок сплачено, угода про це знає.
land-how = Як це працює
land-1 = Запропоновано, а не вгадано
land-1-text = Клієнт, адреса й рядки беруться з полів, які обираєте ви. Ви підтверджуєте.
land-2 = Завжди актуально
land-2-text = Відкритий, сплачено, прострочено: в угоді за секунди після QuickBooks.
land-3 = Ніколи двічі
land-3-text = Якщо зв’язок обірвався, dealbooks спершу дивиться й ніколи не створює той самий рахунок ще раз.
land-need = Потрібні Pipedrive і QuickBooks Online. dealbooks запитує дозволу в обох, і його можна видалити будь-коли.
foot-help = Допомога
foot-privacy = Конфіденційність
foot-terms = Умови
foot-not = dealbooks створили не Pipedrive і не Intuit.
joined-title = QuickBooks підключено
joined-text = Компанія: { $company }. Основна валюта { $currency }, кілька валют увімкнено, податок за ставками.
joined-1 = Встановити dealbooks
joined-2 = Підключити QuickBooks
joined-3 = Перевірити поля рахунку
joined-3-text = Їх уже заповнено; зазвичай досить натиснути «Зберегти».
joined-go = До налаштувань у Pipedrive
joined-close = Це вікно можна закрити: Pipedrive уже знає.
refused-title = QuickBooks не підключено
refused-text = Відповідь Intuit: доступ не дозволено. Нічого не змінено.
refused-help = Щоб підключити, треба бути адміністратором компанії в QuickBooks. Якщо це не ви, попросіть адміністратора натиснути «Підключити QuickBooks» у налаштуваннях.
stale-title = Встановлення не завершено
stale-text = Посиланню понад десять хвилин, або його відкрито в іншому браузері. Це захист, нічого не зламалося.
stale-again = Почати знову
take-title = Прийняти dealbooks від { $owner }?
take-text = У компанії { $company } dealbooks підключає одна людина. { $owner } пропонує це вам із { $date }.
take-1 = Ви приймаєте
take-1-text = Відтепер рахунки бачите й створюєте ви, а не { $owner }.
take-2 = QuickBooks лишається підключеним
take-2-text = Із нинішнім дозволом. Щоб використовувати свій, підключіться знову в налаштуваннях.
take-3 = Усі зв’язки лишаються
take-3-text = Рахунки, чернетки й налаштування зберігаються.
take-ok = Прийняти
take-no = Не зараз
take-until = Пропозиція діє до { $date }.
asked-title = Ми запитали: { $owner }
asked-text = dealbooks для вас встановлено. Перш ніж ви зможете створювати рахунки, погодитися має { $owner } або адміністратор вашої компанії в Pipedrive. Повідомлення з’явиться на панелі.
asked-withdraw = Відкликати запит
asked-when = Запит надіслано
asked-of = Чекаємо
asked-of-value = { $owner } або адміністратора

## Receivables (later)
owed-title = Дебіторська заборгованість
owed-text = Скільки винні клієнти та як давно. Сьогодні { $date }.
owed-chart = Відкриті суми за днями прострочення, { $currency }
owed-not-due = Термін не настав
owed-over = Понад { $days }
owed-all = Усі клієнти

## Screens
error-title = Не вдалося
error-request = Ми не зрозуміли цей запит. Оновіть сторінку й спробуйте ще раз.
error-not-found = Цього немає, або вам цього не видно.
error-not-owner = Це може зробити лише той, хто підключив dealbooks.
error-not-connected = QuickBooks не підключено. Підключіть його в налаштуваннях dealbooks.
error-lost = QuickBooks відключено. Підключіть його знову й натисніть кнопку ще раз; введене збережено.
error-pipedrive-lost = Pipedrive припинив наш дозвіл. Встановіть dealbooks заново; нічого не втрачено.
error-away = Інша сторона не відповідає. Нічого не створено. Спробуйте ще раз трохи згодом.
error-wait = { $seconds ->
    [one] Нас попросили зачекати. Спробуйте ще раз за { $seconds } секунду.
    [few] Нас попросили зачекати. Спробуйте ще раз за { $seconds } секунди.
   *[many] Нас попросили зачекати. Спробуйте ще раз за { $seconds } секунд.
}
error-storage = Зберегти це не вдалося, і нічого не надіслано. Спробуйте ще раз трохи згодом.
error-too-large = У цій формі забагато рядків. Приберіть частину або зробіть два рахунки.
error-too-slow = Зв’язок був надто повільний. Нічого не створено. Спробуйте ще раз.
error-too-many = Забагато спроб звідси. Зачекайте хвилину й спробуйте ще раз.
error-network = Зв’язок зник. Введене збережено; спробуйте ще раз трохи згодом.
shell-asking = Питаємо в Pipedrive, хто ви…
shell-failed-title = Ми не знаємо, хто ви
shell-failed = Pipedrive не підтвердив, хто тут працює. Оновіть сторінку; якщо не допоможе, встановіть dealbooks заново.
shell-open-title = Відкрийте це в Pipedrive
shell-open = Ця сторінка працює лише всередині Pipedrive. Відкрийте там угоду або налаштування dealbooks.
more-actions-of = Інші дії, рахунок { $number }
ago = { $age } тому
panel-lost-for = Уже { $age } ми не бачимо змін і не можемо створювати рахунки. Нічого не втрачено.
panel-doubt-ago = Надіслано до QuickBooks { $age } тому
panel-nobody-title = Рахунками ще ніхто не опікується
panel-other-asked = Ми запитали: { $owner }. Щойно погодиться ця людина або адміністратор вашої компанії в Pipedrive, ви побачите рахунки тут.
panel-no-deal-title = Рахунки належать до угод
panel-no-deal-text = Відкрийте угоду: її рахунки там.
panel-deal-gone = Цю угоду видалено або перенесено до архіву в Pipedrive. Її рахунки лишаться як є; нові з неї створити не можна.
live-several = Змінилося кілька рахунків
record-organization = Організація
record-person = Контактна особа
record-deal = Угода
customer-current = Зараз пов’язано з цією угодою
customer-found = Знайдено за вашим запитом
customer-linked-plain = Клієнт QuickBooks
customer-none = Жоден клієнт не відповідає «{ $text }»
currency-rate-short = Курс
currency-differs-note = Угода в { $deal }, а рахунки цьому клієнтові — в { $customer }. Ціни не перераховуються: перевірте їх.
rate-help = Залиште порожнім, щоб узяти курс QuickBooks на цей день.
tax-by-quickbooks = Обчислить QuickBooks
discount-unit = Одиниця знижки
sum-discount-short = Знижка
line-tax-choose = Оберіть ставку
lines-caption = Рядки рахунку
item-sku = Артикул { $sku }
error-customer = Оберіть клієнта або «Новий клієнт».
error-no-lines = Додайте хоча б один рядок із позицією QuickBooks.
error-date = Напишіть дату повністю: день, місяць і рік.
error-below-zero = Це не може бути менше за нуль.
error-range = Напишіть число від { $least } до { $most }.
error-decimals-most = Знаків після коми не більше ніж { $digits }.
error-home-currency = Ця компанія в QuickBooks виставляє рахунки лише в { $currency }. Щоб використовувати інші валюти, увімкніть там кілька валют.
error-currency-unknown = QuickBooks не знає валюти { $currency }.
name-taken-by = Це ім’я в QuickBooks уже зайнято ({ $name }), а імена клієнтів не можуть збігатися з іменами постачальників і працівників.
name-taken-offer = Вільне ім’я «{ $name }».
created-title-plain = Рахунок у QuickBooks
created-summary = Підсумок
created-differs-less = Підсумок на { $difference } менший за показаний раніше. Чинною є сума в QuickBooks.
created-differs-inside = Підсумок такий, як показано раніше, але всередині рахунку в QuickBooks є відмінності.
differs-caption = Чим QuickBooks відрізняється від показаного
differs-what = Що
differs-asked = Показано раніше
differs-made = У QuickBooks
differs-none = Нічого
differs-line = Рядок
differs-tax = Податок
differs-rest = Не знайдено в жодному рядку
differs-added = Додано QuickBooks.
differs-left-out = Пропущено QuickBooks.
differs-line-why = У QuickBooks інша сума цього рядка.
differs-discount-why = QuickBooks відняв іншу суму.
differs-tax-why = QuickBooks інакше округлює податок, або ставка змінилася з нашої останньої звірки.
differs-rest-why = QuickBooks не повідомляє, з чого це складається.
conflict-title = Ця угода вже має рахунок
conflict-text = Його створено після того, як ви відкрили цю форму. Зараз нічого не створено; введене збережено.
conflict-pending = Він ще створюється.
pending-title = Рахунок створюється
pending-doubt-title = Ще не певно
set-ended-ago = QuickBooks припинив дозвіл { $age } тому.
set-company-unnamed = Підключена компанія
set-reading = Уперше читаємо клієнтів, позиції й податки…
set-resting = До { $date } QuickBooks запитується, лише коли хтось натискає кнопку: запити на цей місяць майже вичерпано. Статуси можуть бути старіші, ніж зазвичай.
set-fields-away = Pipedrive не відповідає. Поки що пропонуються лише звичайні поля.
set-field-none = Залишити порожнім
set-field-no-match = Відповідних полів немає
set-unsaved-plain = Незбережені зміни
set-hand-asked = { $name } просить передати dealbooks.
handover-to = Передати: { $name }
denied-text = Відповідь Pipedrive: доступ не дозволено. Нічого не встановлено.
install-refused-text = Pipedrive не прийняв встановлення. Нічого не збережено.
missing-title = Установлено, але дозволів менше, ніж потрібно
missing-text = Pipedrive надав не всі дозволи, про які його просили. Установіть ще раз, коли їх буде дозволено. До того часу:
missing-go = Продовжити
missing-deals = Угоди: рахунок створити не можна, і угоди не показують, що сталося з їхніми рахунками.
missing-contacts = Люди й організації: клієнта не пропонуємо.
missing-products = Товари: позиції угоди не переносяться.
missing-users = Користувачі: вибрати колег не можна.
missing-search = Пошук: угоди не можна знайти за назвою.
missing-webhooks = Вебхуки: зміни в Pipedrive самі не помічаються.
missing-deal-fields = Поля угод: список угод не може показати стан рахунка.
missing-activities = Дії: про прострочений рахунок ніхто не отримує нагадування.
ticket-title = Почніть у Pipedrive
ticket-text = Це посилання діє один раз і лише хвилину. Відкрийте налаштування dealbooks у Pipedrive й натисніть там «Підключити QuickBooks».
refused-stale-text = Посиланню понад десять хвилин, його вже використано або відкрито в іншому браузері. Нічого не змінено.
refused-elsewhere-text = Цю компанію QuickBooks підключено до іншої компанії Pipedrive. Нічого не змінено.
refused-realm-text = Intuit не назвав компанію. Нічого не змінено.
refused-failed-text = Intuit не підтвердив підключення. Нічого не змінено.
refused-again = Поверніться до Pipedrive й натисніть «Підключити QuickBooks» ще раз.
gone-title = QuickBooks відключено
gone-text = Ми перевіряємо підключення. Рахунки лишаться на місці; підключити знову можна в налаштуваннях dealbooks у Pipedrive.
naming-title = Підключити QuickBooks?
naming-text = Компанію QuickBooks буде підключено до компанії Pipedrive { $company }. Користувач: { $user }.
naming-note = Якщо ви не починали це в Pipedrive, закрийте це вікно.
confirm-text = Компанію QuickBooks { $books } буде підключено до компанії Pipedrive { $company }. Користувач: { $user }. Той, хто там опікується рахунками, побачить клієнтів { $books } і створюватиме в ній рахунки.
confirm-note = Якщо ви цього не хочете, не підключайте: дозвіл повернеться до Intuit.
confirm-no = Не підключати
declined-text = Нічого не підключено. Дозвіл повернуто до Intuit.

## A person decides
panel-ask-text = QuickBooks так і не повідомив, чи це зроблено, і саме собою більше нічого не станеться. Подивіться, що є, і вирішіть.
decide = Подивитися й вирішити
decide-title = Це зроблено?
decide-text-invoice = { $age } тому ми надіслали до QuickBooks рахунок на { $amount } для { $customer } і не дізналися, чи його створено.
decide-text-change = { $age } тому ми попросили про це QuickBooks і не дізналися, чи це зроблено: { $what }.
decide-what-send = надіслати рахунок електронною поштою
decide-what-other = змінити рахунок
decide-none = Ми щойно подивилися: у QuickBooks немає рахунка, який міг би бути цим.
decide-away = QuickBooks не відповідає, подивитися не вдалося. Спробуйте пізніше або подивіться там самі.
decide-legend = Ваше рішення
decide-this = Це рахунок { $number }
decide-this-help = { $amount }, { $date }. Він належатиме до цієї угоди.
decide-again-invoice = Створити зараз
decide-again-invoice-help = Той самий запит ще раз. Поки QuickBooks його пам’ятає, другий рахунок не з’явиться; якщо маєте сумнів, спершу подивіться в QuickBooks.
decide-again-send = Надіслати ще раз
decide-again-send-help = Якщо перший лист усе ж пішов, клієнт отримає його двічі.
decide-again-other = Зробити зараз
decide-again-other-help = Той самий запит ще раз.
decide-leave = Залишити як є
decide-leave-help = До QuickBooks більше нічого не надсилається, і це повідомлення зникне.
decide-ok = Зробити так
decide-empty = Спершу виберіть один із варіантів.
decided-done = Вирішено: QuickBooks підтвердив
decided-left = Вирішено: більше нічого не надсилається

## History of an invoice
history = Історія
history-title = Історія рахунка { $number }
history-empty = Відколи dealbooks веде історію, нічого не сталося.
history-cut = Давніші записи є у файлі, який пропонують налаштування.
history-quickbooks = QuickBooks
history-then = потім
history-none = нічого
history-asked = запитано { $age } тому
history-not-done = Не виконано: { $what }
history-refused = Відповідь QuickBooks: { $words }
history-to = Надіслано на
history-via-panel = на панелі
history-via-list = у розділі «Усі рахунки»
history-via-form = у формі рахунка
history-create_invoice = Створено
history-update_invoice = Змінено
history-void_invoice = Анульовано
history-delete_invoice = Видалено
history-send_invoice = Надіслано поштою
history-create_customer = Клієнта створено
history-update_customer = Дані клієнта оновлено
history-create_item = Товар створено
history-link_invoice = Прив’язано до угоди
history-unlink_invoice = Відв’язано від угоди
history-decide = Вирішено після відсутньої відповіді
history-seen_changed = Змінено в QuickBooks
history-seen_deleted = Видалено в QuickBooks
history-connect_quickbooks = QuickBooks підключено
history-disconnect_quickbooks = QuickBooks від’єднано
history-handover = Відповідальність передано
history-settings = Налаштування змінено
history-uninstall = dealbooks видалено
history-unlink_contact = Контакт відв’язано
history-wipe_asked = Запитано видалення даних
history-csv-time = Час (UTC)
history-csv-what = Що
history-csv-who = Хто
history-csv-where = Де
history-csv-id = ID у QuickBooks
history-csv-before = { $what } (до)
history-csv-after = { $what } (після)
history-csv-note = Примітка
