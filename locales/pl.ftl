# dealbooks, Polish. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Faktura
invoice-create = Utwórz fakturę
refresh = Odśwież
view-all = Pokaż wszystkie faktury
save = Zapisz
connect = Połącz z QuickBooks
disconnect = Rozłącz
more-actions = Więcej działań
action-void = Anuluj fakturę
action-delete = Usuń
action-send = Wyślij e-mailem
action-pdf = Pobierz PDF
action-open = Otwórz w QuickBooks
settings = Ustawienia
unlink-contact = Odłącz kontakt
status-open = Otwarta
status-paid = Zapłacona
status-voided = Anulowana
status-overdue = Po terminie
status-deleted = Usunięta
status-part = Zapłacona częściowo

## Small words
action-attach = Dołącz PDF do szansy
action-copy-link = Kopiuj link do płatności
badge-sent = Wysłana { $date }
badge-bounced = Niedoręczona
badge-differs = Różnica: { $amount }
badge-creating = W trakcie tworzenia
badge-doubt = Jeszcze niepewne
badge-connected = Połączono
badge-default = Domyślny
cancel = Anuluj
close = Zamknij
back-pipedrive = Wróć do Pipedrive
try-again = Spróbuj ponownie
required = (wymagane)
opens-tab = (otwiera nową kartę)
saved-at = Szkic zapisano o { $time }
reference = Kod dla pomocy: { $id }
invoice-no-number = Bez numeru
invoice-new-row = Nowa
updated-now = Zaktualizowano przed chwilą
updated-ago = Zaktualizowano { $age } temu
age-minutes = { $count ->
    [one] { $count } minutę
    [few] { $count } minuty
   *[many] { $count } minut
}
age-hours = { $count ->
    [one] { $count } godzinę
    [few] { $count } godziny
   *[many] { $count } godzin
}
age-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
   *[many] { $count } dni
}
dates-row = { $issued }, płatna do { $due }
days-late = { $days ->
    [one] { $days } dzień po terminie
    [few] { $days } dni po terminie
   *[many] { $days } dni po terminie
}
open-left = { $amount } do zapłaty
open-all = cała do zapłaty

## Panel
panel-title = Faktury
panel-total-invoiced = Zafakturowano
panel-total-paid = Zapłacono
panel-total-open = Otwarte
panel-total-overdue = Po terminie
panel-totals-label = Sumy w { $currency }
panel-show-more = Pokaż jeszcze { $next } z { $total }
panel-empty-title = Nie ma jeszcze faktur
panel-empty-text = Naciśnij „Faktura”: klient, pozycje i daty pochodzą z tej szansy. Sprawdzisz je, zanim cokolwiek trafi do QuickBooks.
panel-first = Po raz pierwszy czytamy faktury z QuickBooks…
panel-first-foot = Pierwszy odczyt…
panel-slow = QuickBooks nie odpowiada.
panel-slow-text = Widzisz to, co wiedzieliśmy { $age } temu. Próbujemy dalej.
panel-lost = QuickBooks jest rozłączony.
panel-lost-text = Od { $date }, { $time } nie widzimy zmian i nie możemy tworzyć faktur. Nic nie zginęło.
reconnect = Połącz ponownie
panel-connect-title = Połącz swoją księgowość
panel-connect-text = dealbooks tworzy faktury w Twojej firmie w QuickBooks Online. Firmę wybierzesz na następnej stronie.
panel-connect-note = Trzeba być administratorem tej firmy w QuickBooks.
panel-other-title = Fakturami zajmuje się { $owner }
panel-other-text = W każdej firmie w Pipedrive dealbooks łączy jedna osoba i tylko ona widzi faktury, chyba że je udostępni.
panel-other-see = Poproś o wgląd w faktury
panel-other-take = Poproś o przejęcie
panel-install-title = Zainstaluj dealbooks, aby widzieć faktury
panel-install-text = Zajmie to minutę; Pipedrive zapyta o Twoją zgodę.
install = Zainstaluj
panel-creating-text = QuickBooks potrzebuje więcej czasu niż zwykle. Możesz opuścić tę stronę; numer pojawi się tutaj.
panel-doubt-when = Wysłano do QuickBooks o { $time }
panel-doubt-text = QuickBooks nie powiedział, czy ta faktura powstała. Ustalamy to i nie utworzymy jej dwa razy. Prosimy nie tworzyć jej ponownie.
panel-doubt-check = Sprawdź teraz
panel-doubt-next = Sekund do następnego sprawdzenia: { $seconds }
panel-doubt-found = Powstała: faktura { $number }.
panel-doubt-none = Nie powstała. Można ją teraz utworzyć.
panel-contact-title = Wszystkie szanse tego kontaktu
panel-contact-empty = Tutaj pojawiają się faktury tego kontaktu i jego szans. Nowe powstają z szansy.
panel-row-deal = Szansa: { $title }
panel-row-no-deal = Niepowiązana z szansą
live-status = Faktura { $number } ma teraz status: { $status }
live-refreshed = Wszystko aktualne

## Why an action is not there (shown under the menu item)
why-link-payments = QuickBooks Payments nie jest włączone w tej firmie.
why-link-email = QuickBooks daje link do płatności tylko klientom z adresem e-mail.
why-voided = Ta faktura jest anulowana.
why-deleted = Ta faktura została usunięta w QuickBooks.
why-not-owner = Faktury może zmieniać tylko { $owner }.
why-lost = QuickBooks jest rozłączony.
why-not-connected = QuickBooks nie jest połączony.
why-other-books = Ta faktura jest w innej firmie QuickBooks niż połączona teraz.
why-under-way = Zmiana tej faktury jeszcze trwa.
why-paid = Jest opłacona. Anuluj ją albo najpierw usuń płatność w QuickBooks.
why-nothing-due = Nie ma już nic do zapłaty.
why-no-deal = Nie jest powiązana z żadną szansą sprzedaży.
why-doubt = Jeszcze ustalamy, czy istnieje.
seen-now = Potwierdzono przed chwilą ({ $how })
seen-ago = Potwierdzono { $age } temu ({ $how })
seen-own_write = odpowiedź QuickBooks dla dealbooks
seen-webhook = wiadomość z QuickBooks
seen-refresh = sprawdzono w QuickBooks
seen-comparison = porównano z QuickBooks
change-void_invoice = Anulowanie w toku
change-delete_invoice = Usuwanie w toku
change-send_invoice = Wysyłanie w toku
change-update_invoice = Zmiana w toku
change-slow = QuickBooks odpowiada dłużej niż zwykle. Możesz opuścić tę stronę; wiersz pokaże wynik.
change-doubt = QuickBooks nie podał, czy to zostało zrobione. Sprawdzamy i nie zrobimy tego dwa razy.
change-not-done = To się nie stało: w QuickBooks faktura jest bez zmian. Możesz spróbować ponownie.

## Send by email
send-title = Wyślij fakturę { $number } e-mailem
send-to = Do
send-help = Kilka adresów oddziel przecinkami.
send-text = Wysyła ją QuickBooks, z tematem, tekstem i wyglądem ustawionym tam przez Twoją firmę. PDF jest dołączony.
send-bounced = Ostatni e-mail, z { $date }, wrócił: adres { $address } nie istnieje.
send-bounced-plain = Ostatni e-mail wrócił.
send-error = Wpisz jeden lub kilka adresów z @, oddzielonych przecinkami.
send-limit = Ten e-mail nie został wysłany: w ciągu 24 godzin wychodzi najwyżej { $max } e-maili. Następny można wysłać po { $time }; fakturę można też wysłać w QuickBooks.
link-title = Link do płatności faktury { $number }
link-help = Przeglądarka nie pozwoliła skopiować. Link jest zaznaczony: skopiuj go przez Ctrl+C lub ⌘C.
link-field = Link do płatności
send = Wyślij

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Anulować fakturę { $number }?
void-text = { $customer }, { $amount }. Faktura pozostanie w QuickBooks z kwotą zero. Tego nie można cofnąć.
void-part-text = { $customer }, { $amount }, częściowo opłacona. Faktura zostanie w QuickBooks z kwotą zero, a płatność { $paid } będzie nieprzypisana: księgowość musi ją przypisać ponownie. Tego nie można cofnąć.
void-ok = Anuluj fakturę
void-paid-title = Anulować zapłaconą fakturę { $number }?
void-paid-text = { $customer }, { $amount }, zapłacona. Faktura pozostanie w QuickBooks z kwotą zero, a płatność { $paid } nie będzie przypisana: księgowość musi przypisać ją na nowo. Tego nie można cofnąć.
delete-title = Usunąć fakturę { $number }?
delete-text = { $customer }, { $amount }. Faktura zniknie z QuickBooks, a jej numer stanie się wolny. Tego nie można cofnąć. Aby został ślad, anuluj ją zamiast usuwać.
delete-part-text = { $customer }, { $amount }, częściowo opłacona: QuickBooks prawdopodobnie odmówi, dopóki płatność jest powiązana. Jeśli nie, faktura tam zniknie, a jej numer się zwolni. Tego nie można cofnąć. Aby zachować ślad, anuluj ją.
delete-ok = Usuń fakturę
unlink-title = Odłączyć fakturę { $number } od tej szansy?
unlink-text = Faktura pozostanie w QuickBooks. Nie liczy się już w sumach tej szansy. Można ją powiązać ponownie.
unlink = Odłącz
link = Powiąż
move-title = Przenieść fakturę { $number } do tej szansy?
move-text = Jest powiązana z szansą „{ $deal }”. Faktura należy do jednej szansy; zostanie odłączona od tamtej.
move-ok = Przenieś
unlink-many-title = { $count ->
    [one] Odłączyć { $count } fakturę od tej szansy?
    [few] Odłączyć { $count } faktury od tej szansy?
   *[many] Odłączyć { $count } faktur od tej szansy?
}
unlink-many-text = { $count ->
    [one] Faktura pozostanie w QuickBooks. Nie liczy się już w sumach tej szansy. Można ją powiązać ponownie.
    [few] Faktury pozostaną w QuickBooks. Nie liczą się już w sumach tej szansy. Można je powiązać ponownie.
   *[many] Faktury pozostaną w QuickBooks. Nie liczą się już w sumach tej szansy. Można je powiązać ponownie.
}
unlink-many-left = { $count ->
    [one] { $count } zaznaczona faktura nie jest powiązana z tą szansą i zostaje pominięta.
    [few] { $count } zaznaczone faktury nie są powiązane z tą szansą i zostają pominięte.
   *[many] { $count } zaznaczonych faktur nie jest powiązanych z tą szansą i zostaje pominiętych.
}
unlink-many-none = Żadna z zaznaczonych faktur nie jest powiązana z tą szansą.
move-many-title = { $count ->
    [one] Przenieść { $count } fakturę do tej szansy?
    [few] Przenieść { $count } faktury do tej szansy?
   *[many] Przenieść { $count } faktur do tej szansy?
}
move-many-text = { $count ->
    [one] Jest powiązana z inną szansą: { $deals }. Faktura należy do jednej szansy; zostanie odłączona od tamtej.
    [few] Są powiązane z innymi szansami: { $deals }. Faktura należy do jednej szansy; zostaną odłączone od tamtych.
   *[many] Są powiązane z innymi szansami: { $deals }. Faktura należy do jednej szansy; zostaną odłączone od tamtych.
}
many-left = { $count ->
    [one] { $count } faktura pozostaje bez zmian:
    [few] { $count } faktury pozostają bez zmian:
   *[many] { $count } faktur pozostaje bez zmian:
}
many-left-row = { $number }: { $why }
many-elsewhere = Jest teraz powiązana z szansą „{ $deal }”.
unlink-contact-title = Odłączyć kontakt?
unlink-contact-text = { $count ->
    [0] Ta szansa zapomni klienta QuickBooks { $customer }. Przy następnej fakturze trzeba będzie go wybrać ponownie.
    [one] Ta szansa zapomni klienta QuickBooks { $customer }. Jego powiązana faktura pozostanie w QuickBooks i przy tej szansie. Przy następnej fakturze trzeba będzie go wybrać ponownie.
    [few] Ta szansa zapomni klienta QuickBooks { $customer }. Jego { $count } powiązane faktury pozostaną w QuickBooks i przy tej szansie. Przy następnej fakturze trzeba będzie go wybrać ponownie.
   *[many] Ta szansa zapomni klienta QuickBooks { $customer }. Jego { $count } powiązanych faktur pozostanie w QuickBooks i przy tej szansie. Przy następnej fakturze trzeba będzie go wybrać ponownie.
}
unlink-contact-all = Ten kontakt zapomni klienta QuickBooks { $customer }. Wszystkie faktury pozostaną bez zmian. Następna faktura ponownie zapyta o klienta.
close-title = Zamknąć bez tworzenia faktury?
close-text = Szkic przechowujemy 30 dni; otworzy się znowu po naciśnięciu „Faktura”.
close-keep = Edytuj dalej
discard-title = Odrzucić ten szkic?
discard-text = Wszystko, co wpisano dla tej faktury, zostanie usunięte. Szansa pozostanie bez zmian.
discard-ok = Odrzuć szkic
disconnect-title = Rozłączyć QuickBooks?
disconnect-text = dealbooks od razu zwróci swoją zgodę firmie Intuit. Faktury pozostaną tam, gdzie są; ta strona pokaże je tak, jak widzieliśmy je ostatnio. Połączyć ponownie można w każdej chwili.
handover-title = Przekazać dealbooks: { $name }?
handover-text = Gdy ta osoba się zgodzi, to ona będzie widzieć i tworzyć faktury, a Ty już nie. Faktury, powiązania i ustawienia pozostaną.
handover-ok = Przekaż
wipe-title = Usunąć wszystkie dane dealbooks?
wipe-text = Powiązania, szkice, ustawienia i historia firmy { $company } zostaną usunięte w ciągu 24 godzin. Faktury w QuickBooks i szanse w Pipedrive pozostaną bez zmian. Tego nie można cofnąć.
wipe-ok = Usuń moje dane

## Short messages (SHOW_SNACKBAR)
done-created = Utworzono fakturę { $number }
done-voided = Anulowano fakturę { $number }
done-deleted = Usunięto fakturę { $number }
done-sent = { $count ->
    [one] Fakturę { $number } wysłano na { $address }
    [few] Fakturę { $number } wysłano na { $count } adresy
   *[many] Fakturę { $number } wysłano na { $count } adresów
}
done-attached = PDF dołączono do szansy
attach-begun = Dołączanie pliku PDF…
attach-failed = Nie udało się dołączyć pliku PDF: { $detail }
done-copied = Skopiowano link do płatności
done-linked = Powiązano fakturę { $number }
done-unlinked = Odłączono fakturę { $number }
done-linked-many = { $count ->
    [one] Powiązano { $count } fakturę
    [few] Powiązano { $count } faktury
   *[many] Powiązano { $count } faktur
}
done-unlinked-many = { $count ->
    [one] Odłączono { $count } fakturę
    [few] Odłączono { $count } faktury
   *[many] Odłączono { $count } faktur
}
done-contact = Odłączono kontakt
done-saved = Zapisano ustawienia
done-disconnected = Rozłączono QuickBooks

## Create an invoice
create-title = Nowa faktura
create-deal = Szansa: { $title }
create-loading = Czytamy szansę…
create-busy = Tworzymy fakturę w QuickBooks…
customer = Klient
customer-linked = Klient QuickBooks, rozliczany w { $currency }
customer-change = Zmień klienta
customer-ask = Który to klient w QuickBooks?
customer-search = Szukaj wśród wszystkich klientów
customer-search-hint = Nazwa, e-mail lub numer podatkowy
customer-new = Nowy klient
customer-new-help = Powstanie w QuickBooks razem z fakturą, z danych poniżej
customer-existing = Wybierz istniejącego klienta
match-name-tax = Ta sama nazwa i ten sam numer podatkowy
match-name-tax-end = Ta sama nazwa, a numer podatkowy kończy się tak samo ({ $end }); resztę QuickBooks ukrywa
match-name-email = Ta sama nazwa i ten sam e-mail
match-name = Ta sama nazwa
match-tax = Ten sam numer podatkowy
match-tax-end = Numer podatkowy kończy się tak samo ({ $end }); resztę QuickBooks ukrywa
match-email = Ten sam e-mail
match-near-domain = Podobna nazwa, ta sama domena e-mail ({ $domain })
match-near = Podobna nazwa
match-domain = Inna nazwa, ta sama domena e-mail ({ $domain })
match-person = Ta sama osoba kontaktowa, inna nazwa
match-inactive = Nieaktywny w QuickBooks
field-to = Do
field-address = Adres
field-email = E-mail
field-tax-number = Numer podatkowy
field-from = Z: { $record }, { $field }
field-display-name = Nazwa wyświetlana
field-company = Nazwa firmy
field-first-name = Imię
field-last-name = Nazwisko
field-phone = Telefon
field-street = Ulica
field-postal = Kod pocztowy
field-city = Miejscowość
field-state = Stan lub województwo
field-country = Kraj
field-customer-currency = Waluta tego klienta
field-customer-currency-help = Później nie można jej zmienić w QuickBooks
name-taken = Dostawca w QuickBooks ma już tę nazwę, a klient nie może nazywać się tak jak dostawca lub pracownik.
name-taken-use = Użyj „{ $name }”
name-taken-edit = Zmienię nazwę samodzielnie
name-taken-customer = QuickBooks ma już klienta o tej nazwie. Wybierz go albo użyj innej nazwy.
compare = Porównaj i zaktualizuj
compare-note = W QuickBooks ten klient ma inne dane: { $fields }.
compare-title = Zaktualizuj klienta w QuickBooks
compare-text = Zmieni się tylko to, co zaznaczysz, u tego klienta i od teraz. Wcześniejsze faktury pozostaną bez zmian.
compare-change = Zmień
compare-now = Teraz w QuickBooks
compare-then = Z tej faktury
compare-caption = Co ma QuickBooks, a co mówi ta faktura
compare-masked = Ukryte przez QuickBooks, kończy się na { $end }
compare-masked-same = QuickBooks pokazuje tylko końcówki numerów podatkowych. Końcówki są zgodne, więc to zapewne ten sam numer.
compare-masked-other = QuickBooks pokazuje tylko końcówki numerów podatkowych. Końcówki są różne.
compare-ok = Zaktualizuj klienta
compare-back = Wróć do faktury
compare-stale = Klient został w międzyczasie zmieniony w QuickBooks. Tak wygląda teraz.
compare-same = QuickBooks ma ten sam adres, e-mail i numer podatkowy.
compare-nothing = Nic
compare-tick = Zaznacz, co ma zostać zmienione.
compare-done = Zaktualizowano klienta w QuickBooks
compare-waiting = QuickBooks jeszcze nie potwierdził zmiany. Doprowadzimy ją do końca; faktura od niej nie zależy.
details = Dane faktury
preset = Szablon
preset-none = Bez szablonu
currency = Waluta
currency-help = Waluta tego klienta w QuickBooks
date-issued = Data faktury
date-due = Termin płatności
date-due-help = { $date }: dni po dacie faktury: { $days }
terms = Warunki płatności
terms-none = Tylko data
doc-number = Numer faktury
doc-number-help = Twoja firma nadaje własne numery. Ostatnio użyty: { $last }
doc-number-proposed = Propozycja: { $number }, następny po { $last }, najwyższym, jaki znamy. Można go zmienić.
doc-number-empty = Bez numeru ta faktura pozostanie w QuickBooks nienumerowana.
tax = Podatek
vat = VAT
sales-tax = Podatek od sprzedaży
tax-excluded = Podatek doliczany do cen
tax-inclusive = Ceny zawierają podatek
tax-none = Bez podatku
tax-us = Podatek od sprzedaży obliczy QuickBooks przy tworzeniu faktury, według adresu klienta. Wskazujesz tylko, które pozycje są opodatkowane.
tax-us-row = obliczy QuickBooks
taxable = Opodatkowane
message = Wiadomość do klienta
message-help = Drukowana na fakturze
details-more = Więcej: notatka wewnętrzna, klasa, lokalizacja, własne pola
private-note = Notatka wewnętrzna
private-note-help = Widzi ją tylko księgowość
class = Klasa
location = Lokalizacja
own-field-help = Własne pole Twojej firmy w QuickBooks
own-field = Pole własne { $number }
choice-none = Brak
extras-more = Więcej: { $parts }
look = QuickBooks drukuje tę fakturę w standardowym wyglądzie Twojej firmy. Stąd nie można wybrać innego.
currency-differs = Szansa jest w { $deal }, a ten klient jest rozliczany w { $customer }
currency-differs-text = Klient w QuickBooks ma jedną walutę, która nigdy się nie zmienia. Jaka ma być ta faktura?
currency-convert = Faktura w { $customer }, przelicz ceny
currency-convert-help = Kurs QuickBooks z { $date }
currency-rate = 1 { $from } w { $to }
currency-rate-help = Kurs można zmienić. Zostanie zapisany na fakturze.
currency-become = { $amount } to teraz
currency-keep = Faktura w { $customer }, liczby bez zmian
currency-keep-help = { $before } → { $after }
currency-ask = Co zrobić z walutą
currency-other = Faktura w { $deal }, dla innego klienta
currency-other-help = Wybierz klienta rozliczanego w { $deal }
currency-new = Faktura w { $deal }, dla nowego klienta
currency-new-help = Powstanie jako „{ $name }”
currency-go = Dalej
currency-prices-only = Tylko dla cen. Kurs do { $home } znajduje się w szczegółach faktury.
currency-converted = Ceny z umowy przeliczono: 1 { $from } = { $rate } { $to }.
rate-get = Pobierz kurs z QuickBooks
lines = Pozycje
lines-hint = { $count ->
    [one] { $count } produkt z szansy, powiązane z artykułami QuickBooks: { $linked }
    [few] { $count } produkty z szansy, powiązane z artykułami QuickBooks: { $linked }
   *[many] { $count } produktów z szansy, powiązane z artykułami QuickBooks: { $linked }
}
lines-none = Szansa nie ma produktów. Dodaj pierwszą pozycję.
line-what = Opis i artykuł QuickBooks
line-item-of = Artykuł QuickBooks, pozycja { $line }
line-description-of = Opis, pozycja { $line }
line-qty-of = Ilość, pozycja { $line }
line-price-of = Cena, pozycja { $line }
line-discount-of = Rabat, pozycja { $line }
line-unit-of = Jednostka rabatu, pozycja { $line }
line-tax-of = Podatek, pozycja { $line }
line-taxable-of = Opodatkowane, pozycja { $line }
line-state-linked = Powiązane
line-state-proposed = Propozycja, prosimy sprawdzić
line-state-none = Jeszcze niepowiązane
line-qty = Ilość
line-price = Cena
line-discount = Rabat
line-amount = Kwota
line-item-empty = Wybierz artykuł QuickBooks
line-item-proposed = Propozycja: { $reason }. Powiążemy go przy tworzeniu faktury.
line-item-create = Utwórz „{ $name }” w QuickBooks
line-item-account = O konto przychodów zapytamy raz.
line-item-none = Żaden artykuł nie pasuje do „{ $text }”
line-menu = Pozycja { $line }: przenieś, powiel, usuń
line-up = W górę
line-down = W dół
line-copy = Powiel
line-remove = Usuń
line-removed = Usunięto pozycję: { $name }
line-bundle = { $count ->
    [one] Zestaw z { $count } artykułu; QuickBooks wymieni go osobno: { $names }
    [few] Zestaw z { $count } artykułów; QuickBooks wymieni je osobno: { $names }
   *[many] Zestaw z { $count } artykułów; QuickBooks wymieni je osobno: { $names }
}
line-from-deal = Z szansy: { $details }
undo = Cofnij
line-add = Dodaj pozycję
line-text = Dodaj wiersz tekstu
line-subtotal = Dodaj sumę częściową
line-subtotal-net = przed podatkiem
line-moved = Pozycja jest teraz na miejscu { $place }
lines-fill = { $count ->
    [one] Jeden artykuł dla { $count } pozycji bez artykułu
    [few] Jeden artykuł dla wszystkich { $count } pozycji bez artykułu
   *[many] Jeden artykuł dla wszystkich { $count } pozycji bez artykułu
}
lines-filled = Uzupełniono: „{ $name }”.
item-bundle = { $count ->
    [one] Zestaw z { $count } artykułu
    [few] Zestaw z { $count } artykułów
   *[many] Zestaw z { $count } artykułów
}
freq-annually = co rok
freq-semi-annually = co pół roku
freq-quarterly = co kwartał
freq-monthly = co miesiąc
freq-weekly = co tydzień
line-periods = { $count ->
    [one] { $count } okres
    [few] { $count } okresy
   *[many] { $count } okresów
}
line-one-period = Tutaj fakturowany jest jeden okres.
error-bundle-tax = „{ $name }” w tym zestawie nie ma w QuickBooks własnej stawki podatku. Nadaj ją tam albo dodaj artykuły pojedynczo.
error-bundle-foreign = Ceny zestawu są w { $currency }; na fakturze w innej walucie dodaj jego artykuły pojedynczo.
checks-title = { $count ->
    [one] { $count } miejsce do sprawdzenia, zanim QuickBooks to przyjmie
    [few] { $count } miejsca do sprawdzenia, zanim QuickBooks to przyjmie
   *[many] { $count } miejsc do sprawdzenia, zanim QuickBooks to przyjmie
}
checks-foot = { $count ->
    [one] { $count } miejsce do sprawdzenia
    [few] { $count } miejsca do sprawdzenia
   *[many] { $count } miejsc do sprawdzenia
}
fix-tax = { $count ->
    [one] Użyj { $name } w { $count } pozycji
    [few] Użyj { $name } w { $count } pozycjach
   *[many] Użyj { $name } w { $count } pozycjach
}
fix-use = Użyj { $value }
fix-due = Użyj daty faktury
fix-cut = Skróć do { $max } znaków
instalments = Raty…
instalments-title = Raty szansy
instalments-none = Pipedrive nie ma rat dla tej szansy.
instalments-which = Które zafakturować
instalments-when = { $amount }, do zafakturowania { $date }
instalments-in = W walucie { $currency }, jak inne ceny w tym formularzu.
instalments-empty = Wybierz co najmniej jedną.
instalments-dated = Dodaj datę fakturowania do opisu
instalments-lines = Pozycje formularza
instalments-replace = Zastąp je
instalments-replace-help = Rabat na całą fakturę też zostanie wyczyszczony: rata już go zawiera.
instalments-add = Dodaj poniżej
instalments-ok = Użyj jako pozycji
instalments-taken = Przejęto z rat: { $count }.
item-new-title = Nowy artykuł w QuickBooks
item-new-name = Nazwa
item-new-account = Konto przychodów
item-new-choose = Wybierz konto
item-new-account-help = Sprzedaż tego artykułu jest tam księgowana. Zaproponujemy je następnym razem.
item-new-ok = Utwórz artykuł
item-later = QuickBooks jeszcze nie odpowiedział. Artykuł pojawi się na liście, gdy powstanie; nie powstanie dwa razy.
error-item-name = QuickBooks nie pozwala w nazwach artykułów na dwukropki, cudzysłowy, tabulatory ani podziały wiersza.
error-item-taken = Artykuł o tej nazwie już istnieje. Wybierz go z listy albo nadaj inną nazwę.
error-item-category = Tak nazywa się kategoria, a artykuł nie może nazywać się jak kategoria.
error-item-inactive = Tak nazywa się nieaktywny artykuł. Aktywuj go ponownie w QuickBooks albo wybierz inną nazwę.
sum-sub = Suma częściowa
sum-discount = Rabat na całość
sum-tax = { $name } od { $base }
sum-tax-in = w tym { $name } od { $base }
sum-total = Razem
sum-total-before = Razem przed podatkiem od sprzedaży
lines-missing = { $count ->
    [one] { $count } pozycja wymaga artykułu QuickBooks
    [few] { $count } pozycje wymagają artykułu QuickBooks
   *[many] { $count } pozycji wymaga artykułu QuickBooks
}
changed-title = Od rozpoczęcia tego szkicu szansa się zmieniła.
changed-take = Przejmij zmiany
changed-keep = Zachowaj mój szkic
changed-choose = Najpierw wybierz powyżej: przejąć zmiany czy zachować szkic.
changed-quantity = { $name }: ilość { $now } zamiast { $before }
changed-price = { $name }: cena { $now } zamiast { $before }
changed-terms = { $name }: rabat, podatek lub opis
changed-added = Nowy produkt: { $name }
changed-removed = Nie ma już w umowie: { $name }
changed-order = Kolejność produktów
changed-discount = Rabat na całą umowę
changed-currency = Waluta: { $now } zamiast { $before }
changed-organization = Organizacja: { $now } zamiast { $before }
changed-person = Osoba kontaktowa: { $now } zamiast { $before }
changed-none = brak
created-title = Faktura { $number } jest w QuickBooks
created-written = Numer, status i kwoty faktury; zobacz dziennik zmian szansy
created-next = Co dalej
created-panel = Panel szansy już ją pokazuje.
created-another = Utwórz kolejną fakturę
created-differs = Suma jest o { $difference } wyższa niż pokazana wcześniej. Obowiązuje kwota z QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] Faktura nie powstała. Prosimy sprawdzić { $count } miejsce:
    [few] Faktura nie powstała. Prosimy sprawdzić { $count } miejsca:
   *[many] Faktura nie powstała. Prosimy sprawdzić { $count } miejsc:
}
errors-kept = Nic nie powstało. Wpisane dane są zachowane.
errors-places = { $count ->
    [one] { $count } miejsce do sprawdzenia
    [few] { $count } miejsca do sprawdzenia
   *[many] { $count } miejsc do sprawdzenia
}
error-empty = Prosimy wypełnić to pole.
error-email = W tym adresie brakuje @. Przykład: imie@firma.pl
error-number = Wpisz pełną liczbę.
error-number-big = Największa kwota przyjmowana przez QuickBooks to { $max }.
error-decimals = Liczba miejsc po przecinku w { $currency }: { $digits }.
error-due-early = To przed datą faktury.
error-date-closed = Księgi w QuickBooks są zamknięte do { $date }. Wybierz późniejszą datę.
error-item = Wybierz artykuł QuickBooks dla tej pozycji.
error-item-gone = Ten artykuł stał się nieaktywny w QuickBooks. Wybierz inny.
error-customer-gone = Ten klient stał się nieaktywny w QuickBooks. Wybierz innego.
error-currency = Ten klient jest rozliczany w { $currency }.
error-not-converted = Ceny są w { $from }, a faktura byłaby w { $to }. Przelicz je albo wybierz innego klienta.
error-no-rate = QuickBooks nie podał teraz kursu. Wpisz go tutaj albo spróbuj ponownie.
error-not-in-list = Tego nie ma już na liście QuickBooks. Wybierz ponownie.
error-tax-rate = Każda pozycja wymaga stawki podatku, także gdy wynosi 0 %.
error-number-used = Faktura { $number } już istnieje. Wybierz inny numer.
error-name-chars = QuickBooks nie pozwala na dwukropki, tabulatory i znaki nowego wiersza w nazwach.
error-long = Liczba znaków: { $length }; QuickBooks przyjmuje { $max }.
error-rows = Najwyżej { $max } wierszy.
error-negative = Suma jest poniżej zera. QuickBooks wymaga wtedy noty kredytowej.
error-lines-many = Liczba pozycji: { $count }; QuickBooks przyjmuje { $max }.
error-subscription = Subskrypcja QuickBooks tej firmy wygasła lub ma problem z płatnością. Faktury można oglądać, ale nie tworzyć.
error-permission = Osoba, która połączyła QuickBooks, nie może już tam tego robić. Poproś administratora o ponowne połączenie.
error-closed-plain = QuickBooks odmówił: księgi na datę tej faktury są zamknięte. Ktoś musi je tam najpierw otworzyć.
error-subscription-plain = Subskrypcja QuickBooks tej firmy wygasła lub ma problem z płatnością. Faktury można oglądać, ale nie zmieniać.
error-busy = QuickBooks prosi o chwilę. Sekund do ponownej próby: { $seconds }. Nie musisz nic robić.
error-deposited = QuickBooks odmówił: płatność należy do wpłaty bankowej. Najpierw trzeba ją stamtąd usunąć.
error-linked-payment = QuickBooks odmówił: z tą fakturą powiązana jest płatność. Usuń płatność w QuickBooks albo anuluj fakturę.
error-other = QuickBooks odmówił: { $detail }
error-not-taken = QuickBooks nie przyjmuje tej wartości. Zmień ją lub zostaw pole puste. Odpowiedź QuickBooks: { $detail }
error-ours = Coś poszło nie tak po naszej stronie. Nic nie powstało. Wpisane dane są zachowane.
error-session = Ta strona była długo otwarta. Wpisane dane są zachowane; naciśnij przycisk jeszcze raz.
error-deal-gone = Ta szansa już nie istnieje albo nie możesz jej widzieć.

## All invoices
all-title = Wszystkie faktury
all-when = Wystawione
all-month = Ten miesiąc
all-quarter = Ten kwartał
all-year = Ten rok
all-12 = Ostatnie 12 miesięcy
all-custom = Własne daty
all-ever = Wszystkie
all-from = Od
all-until = Do
all-status = Status
all-statuses = Wszystkie statusy
all-search = Szukaj
all-search-hint = Numer, artykuł lub notatka
all-clear = Wyczyść filtry
all-order = Sortuj według
all-order-issued = Data wystawienia, od najnowszych
all-order-issued-up = Data wystawienia, od najstarszych
all-order-due = Termin, od najpóźniejszych
all-order-due-up = Termin, od najwcześniejszych
all-order-amount = Kwota, od największej
all-order-amount-up = Kwota, od najmniejszej
all-order-open = Do zapłaty, od największej
all-order-open-up = Do zapłaty, od najmniejszej
all-select-hint = Zaznacz faktury, aby powiązać, odłączyć lub wyeksportować kilka naraz.
all-selected = Zaznaczono: { $count }
all-link = Powiąż z tą szansą
all-unselect = Wyczyść zaznaczenie
all-select-csv = Zaznacz faktury, aby wyeksportować tylko niektóre.
all-bulk = Zaznaczone faktury
all-pick = Zaznacz fakturę { $number }
all-pick-all = Zaznacz wszystkie na tej stronie ({ $count })
all-csv-some = Eksportuj zaznaczone jako CSV
all-col-number = Numer i szansa
all-col-due = Termin
all-this-deal = Ta szansa
all-no-deal = Bez szansy
all-range = { $first }–{ $last } z { $total }
all-previous = Wstecz
all-next = Dalej
all-csv = Eksportuj jako CSV
all-none-title = Żadna faktura nie pasuje
all-none-text = Żadna faktura nie pasuje do tych filtrów.
all-none-ever = Szukaj we wszystkich latach
all-empty = Ten klient nie ma jeszcze faktur w QuickBooks.
all-reading = Odczytujemy z QuickBooks…
all-form = Filtruj faktury
all-caption = Faktury tego klienta w QuickBooks
all-col-amount = Kwota
all-col-open = Do zapłaty
all-actions = Działania
all-pages = Strony
all-deal-unnamed = Szansa { $id }
all-not-linked = Nie ma jeszcze klienta QuickBooks
all-not-linked-text = Gdy tylko z szansy powstanie pierwsza faktura, zapamiętamy wybranego w niej klienta i wszystkie jego faktury pojawią się tutaj.
csv-number = Numer
csv-deal = Szansa
csv-sent = Wysłano

## Settings
set-connection = Połączenie z QuickBooks
set-connection-text = Gdzie powstają faktury.
set-to-connection = Połączenie
set-sections = Sekcje
set-not-connected = Jeszcze niepołączone
set-not-connected-text = Otworzy się nowe okno firmy Intuit. Tam wybierzesz firmę i wrócisz automatycznie. Trzeba być administratorem tej firmy.
set-ended = QuickBooks zakończył zgodę { $date }, { $time }.
set-ended-text = Faktury są zachowane; nowe poczekają na ponowne połączenie.
set-waiting = Czekamy na QuickBooks…
set-waiting-text = Dokończ w drugim oknie. Ta strona sama to zauważy.
set-waiting-again = Otwórz okno ponownie
set-since = Połączono
set-since-value = { $date }, { $name }
set-last-message = Ostatnia wiadomość z QuickBooks
set-last-compare = Ostatnie pełne porównanie
set-last-look = Ostatnie sprawdzenie w QuickBooks
set-expires = Zgoda odnawia się sama do
set-calls = Zapytania w tym miesiącu
set-calls-value = { $used } z około { $expected } oczekiwanych
set-calls-list = QuickBooks: { $reads } odczytów, { $writes } zapisów. Pipedrive: { $pipedrive }.
set-compare = Porównaj teraz
set-compare-begun = Porównujemy teraz z QuickBooks
set-fields = Pola faktury
set-fields-text = Skąd pochodzi każda część nowej faktury. Na każdej fakturze można ją jeszcze zmienić.
set-preview = Podgląd z szansą
set-preview-empty = Puste w tej szansie
set-preview-away = Pipedrive nie odpowiada
set-due = Termin płatności
set-due-text = Proponowany termin płatności nowej faktury.
set-due-days = Liczba dni po dacie faktury
set-due-field = Dni po dacie faktury
set-due-unit = dni
set-due-example = Przykład: faktura z { $issued } jest płatna do { $due }.
set-due-terms = Warunki płatności klienta w QuickBooks
set-due-terms-help = { $term }, jeśli klient ich nie ma.
set-due-term = Warunki płatności z QuickBooks
set-due-term-field = Warunki płatności
set-defaults = Wartości domyślne
set-defaults-text = Proponowane na każdej nowej fakturze, chyba że szablon mówi inaczej.
set-defaults-later = Najpierw połącz QuickBooks: stamtąd pochodzą waluty, podatki i artykuły.
set-currency-deal = Waluta szansy
set-currency-help = Inna służy szansom w walucie, której QuickBooks nie zna. Ceny nigdy nie są przeliczane.
set-tax-deal = Tak jak mówią produkty szansy
set-tax-rate = Stawka podatku
set-item = Artykuł dla pozycji bez produktu
set-item-ask = Pytaj za każdym razem
set-account = Konto przychodów dla nowych artykułów
set-presets = Szablony
set-presets-text = Nazwane zestawy: warunki, wiadomość, podatek, klasa, lokalizacja, dodatkowe pozycje i język. Wzorów wydruku QuickBooks nie mogą wybierać inne programy; szablon nie zmienia wyglądu.
set-preset-add = Dodaj szablon
set-preset-edit = Edytuj
set-preset-copy = Powiel
set-preset-default = Ustaw jako domyślny
set-preset-remove = Usuń
preset-empty = Nie ma jeszcze szablonów.
preset-new = Nowy szablon
preset-edit = Edytuj szablon
preset-copy-name = { $name } (kopia)
preset-name = Nazwa
preset-name-taken = Inny szablon ma już tę nazwę.
preset-as-settings = Tak jak w ustawieniach
preset-days = Dni
preset-lines = Dodatkowe pozycje
preset-line-what = Opis, dodatkowa pozycja { $line }
preset-line-item = Artykuł QuickBooks, dodatkowa pozycja { $line }
preset-line-qty = Ilość, dodatkowa pozycja { $line }
preset-line-price = Cena, dodatkowa pozycja { $line }
preset-line-remove = Usuń dodatkową pozycję { $line }
preset-language = Język tekstów
preset-undefault = Nie zaczynaj od niego
preset-remove-title = Usunąć szablon „{ $name }”?
preset-remove-text = Faktury utworzone z nim pozostają bez zmian.
preset-says-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
   *[many] { $count } dni
}
preset-says-lines = { $count ->
    [one] { $count } dodatkowa pozycja
    [few] { $count } dodatkowe pozycje
   *[many] { $count } dodatkowych pozycji
}
preset-says-message = z wiadomością
done-preset-saved = Zapisano szablon
done-preset-removed = Usunięto szablon
set-deal = Zapisywane w szansie
set-deal-text = Aby wszyscy widzieli to w Pipedrive: na listach, w filtrach i w dzienniku zmian.
set-deal-fields = Pola szansy, które aktualizujemy
set-deal-summary = Wszystkie faktury w jednym tekście, do historii zmian
set-deal-number = Numer faktury
set-deal-status = Status faktury
set-deal-invoiced = Kwota zafakturowana
set-deal-paid = Kwota zapłacona
set-deal-overdue = Kwota po terminie
set-deal-refused = Pipedrive nie utworzył tego pola: { $reason }
set-deal-also = Ponadto
set-deal-note = Dodaj notatkę, gdy faktura powstanie, zostanie zapłacona lub anulowana
set-deal-activity = Zaplanuj działanie, gdy faktura będzie po terminie
set-deal-activity-help = Dla właściciela szansy, na następny dzień roboczy.
note-created = Faktura { $number } na { $amount } powstała w QuickBooks dla: { $customer }.
note-paid = Faktura { $number } na { $amount } jest zapłacona.
note-voided = Faktura { $number } na { $amount } została anulowana.
activity-overdue = Faktura { $number } jest po terminie: do zapłaty { $amount }
set-see = Kto widzi faktury
set-see-text = Na początku tylko Ty. Tworzenie i zmiany pozostają u Ciebie.
set-see-me = Tylko ja
set-see-some = Osoby, które wybiorę
set-see-all = Wszyscy, którzy widzą szansę
set-see-help = Potrzebują zainstalowanego dealbooks; mogą patrzeć, nie zmieniać.
set-see-all-help = Pytamy Pipedrive, z ich własną zgodą, czy widzą szansę.
set-see-names = Współpracownicy
set-see-absent = jeszcze bez instalacji
set-see-nobody = W tej firmie w Pipedrive nie ma nikogo więcej.
set-see-choose = Prosimy wybrać co najmniej jedną osobę.
set-language = Język
set-language-text = Język dealbooks. Faktury drukowane są w języku, który QuickBooks ma dla klienta.
set-language-auto = Jak w Pipedrive ({ $language })
set-data = Przekazanie i dane
set-data-text = W każdej firmie w Pipedrive dealbooks łączy jedna osoba.
set-hand = Przekaż innej osobie
set-hand-text = Ta osoba potwierdza. Faktury, powiązania i połączenie pozostają; może połączyć ponownie z własną zgodą QuickBooks.
set-hand-button = Przekaż…
set-hand-who = Współpracownik
set-hand-nobody = Nikt inny nie zainstalował jeszcze dealbooks.
set-hand-offered = Zaoferowano: { $name }, do { $date }.
set-hand-back = Wycofaj propozycję
set-export = Eksportuj wszystkie dane
set-export-text = Jeden plik z ustawieniami, powiązaniami, fakturami i historią.
set-audit = Historia wszystkich faktur
set-audit-text = Kto, kiedy i skąd co zrobił z którą fakturą, z wartościami przed i po. Jeden plik CSV.
set-audit-button = Pobierz historię
set-wipe = Usuń moje dane
set-wipe-text = Usuwa to, co przechowuje dealbooks: powiązania, szkice, ustawienia, historię. Twoje faktury w QuickBooks i szanse w Pipedrive pozostaną bez zmian. Przez 400 dni pozostaje tylko nieczytelny znacznik Twojej firmy z numerami szans i ich faktur, aby późniejsza instalacja nie utworzyła żadnej faktury dwa razy.
set-wipe-button = Usuń moje dane…
set-wipe-done = Usuwanie się rozpoczęło. Trwa najwyżej 24 godziny.
set-saved = Wszystkie zmiany zapisane
set-unsaved = { $count ->
    [one] { $count } niezapisana zmiana
    [few] { $count } niezapisane zmiany
   *[many] { $count } niezapisanych zmian
}
set-discard = Odrzuć zmiany
set-failed = Nie zapisano.
set-failed-text = { $count ->
    [one] Jedno pole wymaga innego wyboru: { $fields }.
    [few] { $count } pola wymagają innego wyboru: { $fields }.
   *[many] { $count } pól wymaga innego wyboru: { $fields }.
}
set-field-gone = To pole usunięto w Pipedrive. Wybierz inne lub zostaw puste.

## Pages outside Pipedrive
land-title = Od wygranej szansy do faktury w QuickBooks, w dwóch kliknięciach
land-text = dealbooks działa wewnątrz Pipedrive. Wypełnia fakturę z szansy, Ty ją sprawdzasz, QuickBooks Online ją przechowuje. Gdy zostanie zapłacona, szansa o tym wie.
land-how = Jak to działa
land-1 = Propozycja, nie zgadywanie
land-1-text = Klient, adres i pozycje pochodzą z pól, które wybierasz. Ty potwierdzasz.
land-2 = Zawsze aktualne
land-2-text = Otwarta, zapłacona, po terminie: przy szansie kilka sekund po zmianie w QuickBooks.
land-3 = Nigdy dwa razy
land-3-text = Gdy połączenie się zerwie, dealbooks najpierw sprawdza i nigdy nie tworzy tej samej faktury ponownie.
land-need = Potrzebne są Pipedrive i QuickBooks Online. dealbooks prosi oba o zgodę i można go usunąć w każdej chwili.
foot-help = Pomoc
foot-privacy = Prywatność
foot-terms = Warunki
foot-not = dealbooks nie jest dziełem Pipedrive ani Intuit.
joined-title = QuickBooks jest połączony
joined-text = Firma: { $company }. Waluta podstawowa { $currency }, wiele walut włączonych, podatek według stawek.
joined-1 = Zainstaluj dealbooks
joined-2 = Połącz QuickBooks
joined-3 = Sprawdź pola faktury
joined-3-text = Są już wypełnione; zwykle wystarczy nacisnąć „Zapisz”.
joined-go = Przejdź do ustawień w Pipedrive
joined-close = Możesz zamknąć to okno; Pipedrive już o tym wie.
refused-title = QuickBooks nie został połączony
refused-text = Odpowiedź Intuit: brak zgody na dostęp. Nic nie zostało zmienione.
refused-help = Aby połączyć, trzeba być administratorem firmy w QuickBooks. Jeśli nim nie jesteś, poproś tę osobę o naciśnięcie „Połącz z QuickBooks” w ustawieniach.
stale-title = Instalacja nie została ukończona
stale-text = Link miał ponad dziesięć minut lub został otwarty w innej przeglądarce. To zabezpieczenie, nic się nie zepsuło.
stale-again = Zacznij od nowa
take-title = Przejąć dealbooks od { $owner }?
take-text = W firmie { $company } dealbooks łączy jedna osoba. { $owner } proponuje Ci to od { $date }.
take-1 = Przejmujesz
take-1-text = Od teraz faktury widzisz i tworzysz Ty. { $owner } już nie.
take-2 = QuickBooks pozostaje połączony
take-2-text = Z obecną zgodą. Aby użyć własnej, połącz ponownie w ustawieniach.
take-3 = Wszystkie powiązania pozostają
take-3-text = Faktury, szkice i ustawienia są zachowane.
take-ok = Przejmij
take-no = Nie teraz
take-until = Propozycja wygasa { $date }.
asked-title = Zapytaliśmy: { $owner }
asked-text = dealbooks jest dla Ciebie zainstalowany. Zanim będzie można tworzyć faktury, musi to potwierdzić { $owner } lub administrator Twojej firmy w Pipedrive. Wiadomość pojawi się w panelu.
asked-withdraw = Wycofaj prośbę
asked-when = Zapytano
asked-of = Czekamy na
asked-of-value = { $owner } lub administratora

## Receivables (later)
owed-title = Należności
owed-text = Ile są winni klienci i od jak dawna. Dziś, { $date }.
owed-chart = Otwarte kwoty według dni po terminie, { $currency }
owed-not-due = Przed terminem
owed-over = Ponad { $days }
owed-all = Wszyscy klienci

## Screens
error-title = Nie udało się
error-request = Nie zrozumieliśmy tego żądania. Odśwież stronę i spróbuj ponownie.
error-not-found = To nie istnieje albo nie możesz tego widzieć.
error-not-owner = Może to zrobić tylko osoba, która połączyła dealbooks.
error-not-connected = QuickBooks nie jest połączony. Połącz go w ustawieniach dealbooks.
error-lost = QuickBooks jest rozłączony. Połącz go ponownie i naciśnij przycisk jeszcze raz; wpisane dane są zachowane.
error-pipedrive-lost = Pipedrive zakończył naszą zgodę. Zainstaluj dealbooks ponownie; nic nie zginęło.
error-away = Druga strona nie odpowiada. Nic nie powstało. Spróbuj ponownie za chwilę.
error-wait = { $seconds ->
    [one] Poproszono nas o chwilę. Spróbuj ponownie za { $seconds } sekundę.
    [few] Poproszono nas o chwilę. Spróbuj ponownie za { $seconds } sekundy.
   *[many] Poproszono nas o chwilę. Spróbuj ponownie za { $seconds } sekund.
}
error-storage = Nie udało się tego zapisać i nic nie zostało wysłane. Spróbuj ponownie za chwilę.
error-too-large = Ten formularz ma za dużo pozycji. Usuń część albo zrób z nich dwie faktury.
error-too-slow = Połączenie było zbyt wolne. Nic nie powstało. Spróbuj ponownie.
error-too-many = Za dużo prób z tego miejsca. Poczekaj minutę i spróbuj ponownie.
error-network = Połączenie zostało przerwane. Wpisane dane są zachowane; spróbuj ponownie za chwilę.
shell-asking = Pytamy Pipedrive, kim jesteś…
shell-failed-title = Nie wiemy, kim jesteś
shell-failed = Pipedrive nie potwierdził, kto tu pracuje. Odśwież stronę; jeśli to nie pomoże, zainstaluj dealbooks ponownie.
shell-open-title = Otwórz to w Pipedrive
shell-open = Ta strona działa tylko wewnątrz Pipedrive. Otwórz tam szansę albo ustawienia dealbooks.
more-actions-of = Więcej działań, faktura { $number }
ago = { $age } temu
panel-lost-for = Już { $age } nie widzimy zmian i nie możemy tworzyć faktur. Nic nie zginęło.
panel-doubt-ago = Wysłano do QuickBooks { $age } temu
panel-nobody-title = Nikt jeszcze nie zajmuje się fakturami
panel-other-asked = Zapytaliśmy: { $owner }. Gdy ta osoba lub administrator Twojej firmy w Pipedrive to potwierdzi, zobaczysz tu faktury.
panel-no-deal-title = Faktury należą do szans
panel-no-deal-text = Otwórz szansę: tam są jej faktury.
panel-deal-gone = Tę szansę usunięto lub zarchiwizowano w Pipedrive. Jej faktury pozostaną bez zmian; nowych nie można z niej utworzyć.
live-several = Zmieniło się kilka faktur
record-organization = Organizacja
record-person = Osoba
record-deal = Szansa
customer-current = Teraz powiązany z tą szansą
customer-found = Znaleziony w wyszukiwaniu
customer-linked-plain = Klient QuickBooks
customer-none = Żaden klient nie pasuje do „{ $text }”
currency-rate-short = Kurs
currency-differs-note = Szansa jest w { $deal }, a ten klient jest rozliczany w { $customer }. Ceny nie są przeliczane: sprawdź je.
rate-help = Zostaw puste, aby użyć kursu QuickBooks z tego dnia.
tax-by-quickbooks = Obliczy QuickBooks
discount-unit = Jednostka rabatu
sum-discount-short = Rabat
line-tax-choose = Wybierz stawkę
lines-caption = Pozycje faktury
item-sku = SKU { $sku }
error-customer = Wybierz klienta albo „Nowy klient”.
error-no-lines = Dodaj co najmniej jedną pozycję z artykułem QuickBooks.
error-date = Wpisz pełną datę: dzień, miesiąc i rok.
error-below-zero = To nie może być poniżej zera.
error-range = Wpisz liczbę od { $least } do { $most }.
error-decimals-most = Liczba miejsc po przecinku: najwyżej { $digits }.
error-home-currency = Ta firma w QuickBooks wystawia faktury tylko w { $currency }. Aby używać innych walut, włącz tam wiele walut.
error-currency-unknown = QuickBooks nie zna waluty { $currency }.
name-taken-by = Ta nazwa jest już zajęta w QuickBooks ({ $name }), a klient nie może nazywać się tak jak dostawca lub pracownik.
name-taken-offer = Wolna jest nazwa „{ $name }”.
created-title-plain = Faktura jest w QuickBooks
created-summary = Podsumowanie
created-differs-less = Suma jest o { $difference } niższa niż pokazana wcześniej. Obowiązuje kwota z QuickBooks.
created-differs-inside = Suma jest taka, jak pokazano wcześniej, ale wewnątrz faktury QuickBooks ma coś innego.
differs-caption = Czym QuickBooks różni się od tego, co pokazano
differs-what = Co
differs-asked = Pokazano wcześniej
differs-made = W QuickBooks
differs-none = Nic
differs-line = Pozycja
differs-tax = Podatek
differs-rest = Nie ma tego w żadnej pozycji
differs-added = Dodane przez QuickBooks.
differs-left-out = Pominięte przez QuickBooks.
differs-line-why = QuickBooks ma inną kwotę tej pozycji.
differs-discount-why = QuickBooks odjął inną kwotę.
differs-tax-why = QuickBooks inaczej zaokrągla podatek albo stawka zmieniła się od naszego ostatniego odczytu.
differs-rest-why = QuickBooks nie podaje, z czego się składa.
conflict-title = Ta szansa ma już fakturę
conflict-text = Powstała po otwarciu tego formularza. Teraz nic nie powstało; wpisane dane są zachowane.
conflict-pending = Jest jeszcze w trakcie tworzenia.
pending-title = Faktura jest w trakcie tworzenia
pending-doubt-title = Jeszcze niepewne
set-ended-ago = QuickBooks zakończył zgodę { $age } temu.
set-company-unnamed = Połączona firma
set-reading = Po raz pierwszy czytamy klientów, artykuły i podatki…
set-resting = Do { $date } pytamy QuickBooks tylko wtedy, gdy ktoś naciśnie przycisk: odczyty na ten miesiąc są prawie wykorzystane. Statusy mogą być starsze niż zwykle.
set-fields-away = Pipedrive nie odpowiada. Na razie proponujemy tylko zwykłe pola.
set-field-none = Zostaw puste
set-field-no-match = Żadne pole nie pasuje
set-unsaved-plain = Niezapisane zmiany
set-hand-asked = { $name } prosi o przekazanie dealbooks.
handover-to = Przekaż: { $name }
denied-text = Odpowiedź Pipedrive: brak zgody na dostęp. Nic nie zostało zainstalowane.
install-refused-text = Pipedrive nie przyjął instalacji. Nic nie zostało zapisane.
missing-title = Zainstalowano, ale z mniejszą liczbą uprawnień, niż potrzeba
missing-text = Pipedrive nie przyznał wszystkich uprawnień, o które poproszono. Zainstaluj ponownie, gdy będą dozwolone. Do tego czasu:
missing-go = Dalej
missing-deals = Szanse sprzedaży: nie można utworzyć faktury, a szanse nie pokazują, co się stało z ich fakturami.
missing-contacts = Osoby i organizacje: nie jest proponowany żaden klient.
missing-products = Produkty: pozycje szansy nie są przejmowane.
missing-users = Użytkownicy: nie można wybrać współpracowników.
missing-search = Wyszukiwanie: szans nie można znaleźć po tytule.
missing-webhooks = Webhooki: zmiany w Pipedrive nie są zauważane samoczynnie.
missing-deal-fields = Pola szans: lista szans nie może pokazać stanu faktury.
missing-activities = Działania: nikt nie dostaje przypomnienia o zaległej fakturze.
ticket-title = Zacznij w Pipedrive
ticket-text = Ten link działa jeden raz i tylko przez minutę. Otwórz ustawienia dealbooks w Pipedrive i naciśnij tam „Połącz z QuickBooks”.
refused-stale-text = Link miał ponad dziesięć minut, został już użyty lub otwarty w innej przeglądarce. Nic nie zostało zmienione.
refused-elsewhere-text = Ta firma QuickBooks jest połączona z inną firmą w Pipedrive. Nic nie zostało zmienione.
refused-realm-text = Intuit nie podał firmy. Nic nie zostało zmienione.
refused-failed-text = Intuit nie potwierdził połączenia. Nic nie zostało zmienione.
refused-again = Wróć do Pipedrive i naciśnij „Połącz z QuickBooks” jeszcze raz.
gone-title = QuickBooks został rozłączony
gone-text = Sprawdzamy połączenie. Faktury pozostaną tam, gdzie są; połączyć ponownie można w ustawieniach dealbooks w Pipedrive.
naming-title = Połączyć QuickBooks?
naming-text = Firma QuickBooks zostanie połączona z firmą { $company } w Pipedrive. Użytkownik: { $user }.
naming-note = Jeśli to nie Ty rozpoczynasz to w Pipedrive, zamknij to okno.
confirm-text = Firma QuickBooks { $books } zostanie połączona z firmą { $company } w Pipedrive. Użytkownik: { $user }. Osoba, która zajmuje się tam fakturami, zobaczy klientów firmy { $books } i będzie tworzyć w niej faktury.
confirm-note = Jeśli nie tego chcesz, nie łącz: uprawnienie wróci do Intuit.
confirm-no = Nie łącz
declined-text = Nic nie zostało połączone. Uprawnienie wróciło do Intuit.

## A person decides
panel-ask-text = QuickBooks nigdy nie podał, czy to zostało zrobione, i samo nic więcej się nie stanie. Sprawdź, co jest, i zdecyduj.
decide = Sprawdź i zdecyduj
decide-title = Czy to zostało zrobione?
decide-text-invoice = { $age } temu wysłaliśmy do QuickBooks fakturę na { $amount } dla { $customer } i nie dowiedzieliśmy się, czy powstała.
decide-text-change = { $age } temu poprosiliśmy o to QuickBooks i nie dowiedzieliśmy się, czy to zostało zrobione: { $what }.
decide-what-send = wysłać fakturę e-mailem
decide-what-other = zmienić fakturę
decide-none = Właśnie sprawdziliśmy: w QuickBooks nie ma faktury, która mogłaby być tą.
decide-away = QuickBooks nie odpowiada, nie mogliśmy sprawdzić. Spróbuj później albo zajrzyj tam samodzielnie.
decide-legend = Twoja decyzja
decide-this = To faktura { $number }
decide-this-help = { $amount }, { $date }. Będzie należeć do tej szansy.
decide-again-invoice = Utwórz teraz
decide-again-invoice-help = To samo żądanie jeszcze raz. Dopóki QuickBooks je pamięta, druga faktura nie powstanie; w razie wątpliwości zajrzyj najpierw do QuickBooks.
decide-again-send = Wyślij jeszcze raz
decide-again-send-help = Jeśli pierwszy e-mail jednak wyszedł, klient dostanie go dwa razy.
decide-again-other = Zrób teraz
decide-again-other-help = To samo żądanie jeszcze raz.
decide-leave = Zostaw tak
decide-leave-help = Do QuickBooks nic więcej nie zostanie wysłane, a ta informacja zniknie.
decide-ok = Zrób to
decide-empty = Najpierw wybierz jedną z możliwości.
decided-done = Rozstrzygnięte: QuickBooks to potwierdził
decided-left = Rozstrzygnięte: nic więcej nie zostanie wysłane

## History of an invoice
history = Historia
history-title = Historia faktury { $number }
history-empty = Odkąd dealbooks prowadzi historię, nic się nie wydarzyło.
history-cut = Starsze wpisy są w pliku dostępnym w ustawieniach.
history-quickbooks = QuickBooks
history-then = potem
history-none = nic
history-asked = zlecono { $age } temu
history-not-done = Nie wykonano: { $what }
history-refused = Odpowiedź QuickBooks: { $words }
history-to = Wysłano na
history-via-panel = w panelu
history-via-list = w widoku „Wszystkie faktury”
history-via-form = w formularzu faktury
history-create_invoice = Utworzono
history-update_invoice = Zmieniono
history-void_invoice = Unieważniono
history-delete_invoice = Usunięto
history-send_invoice = Wysłano e-mailem
history-create_customer = Utworzono klienta
history-update_customer = Zaktualizowano klienta
history-create_item = Utworzono pozycję
history-link_invoice = Powiązano z szansą sprzedaży
history-unlink_invoice = Odłączono od szansy
history-decide = Rozstrzygnięto po braku odpowiedzi
history-seen_changed = Zmieniono w QuickBooks
history-seen_deleted = Usunięto w QuickBooks
history-connect_quickbooks = Połączono QuickBooks
history-disconnect_quickbooks = Odłączono QuickBooks
history-handover = Przekazano odpowiedzialność
history-settings = Zmieniono ustawienia
history-uninstall = Odinstalowano dealbooks
history-unlink_contact = Odłączono kontakt
history-wipe_asked = Zażądano usunięcia danych
history-csv-time = Czas (UTC)
history-csv-what = Co
history-csv-who = Kto
history-csv-where = Gdzie
history-csv-id = ID w QuickBooks
history-csv-before = { $what } (przed)
history-csv-after = { $what } (po)
history-csv-note = Uwaga
