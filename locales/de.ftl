# dealbooks, German. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Rechnung
invoice-create = Rechnung erstellen
refresh = Aktualisieren
view-all = Alle Rechnungen anzeigen
save = Speichern
connect = Mit QuickBooks verbinden
disconnect = Trennen
more-actions = Weitere Aktionen
action-void = Stornieren
action-delete = Löschen
action-send = Per E-Mail senden
action-pdf = PDF herunterladen
action-open = In QuickBooks öffnen
settings = Einstellungen
unlink-contact = Kontakt lösen
status-open = Offen
status-paid = Bezahlt
status-voided = Storniert
status-overdue = Überfällig
status-deleted = Gelöscht
status-part = Teilweise bezahlt

## Small words
action-attach = PDF an den Deal anhängen
action-copy-link = Zahlungslink kopieren
badge-sent = Gesendet am { $date }
badge-bounced = Unzustellbar
badge-differs = Weicht um { $amount } ab
badge-creating = Wird erstellt
badge-doubt = Noch nicht sicher
badge-connected = Verbunden
badge-default = Standard
cancel = Abbrechen
close = Schließen
back-pipedrive = Zurück zu Pipedrive
try-again = Erneut versuchen
required = (erforderlich)
opens-tab = (öffnet einen neuen Tab)
saved-at = Entwurf um { $time } gespeichert
reference = Kennung für den Support: { $id }
invoice-no-number = Ohne Nummer
invoice-new-row = Neu
updated-now = Gerade eben aktualisiert
updated-ago = Vor { $age } aktualisiert
age-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
age-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
age-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tagen
}
dates-row = { $issued }, fällig { $due }
days-late = { $days ->
    [one] { $days } Tag überfällig
   *[other] { $days } Tage überfällig
}
open-left = { $amount } offen
open-all = vollständig offen

## Panel
panel-title = Rechnungen
panel-total-invoiced = Berechnet
panel-total-paid = Bezahlt
panel-total-open = Offen
panel-total-overdue = Überfällig
panel-totals-label = Summen in { $currency }
panel-show-more = { $next } weitere von { $total } anzeigen
panel-empty-title = Noch keine Rechnungen
panel-empty-text = Wählen Sie „Rechnung“: Kunde, Positionen und Termine kommen aus diesem Deal. Sie prüfen alles, bevor etwas zu QuickBooks gelangt.
panel-first = Die Rechnungen werden zum ersten Mal aus QuickBooks gelesen…
panel-first-foot = Erstes Einlesen…
panel-slow = QuickBooks antwortet nicht.
panel-slow-text = Sie sehen den Stand von vor { $age }. Wir versuchen es weiter.
panel-lost = Die Verbindung zu QuickBooks ist getrennt.
panel-lost-text = Seit { $date }, { $time } sehen wir keine Änderungen und können keine Rechnungen erstellen. Verloren ist nichts.
reconnect = Neu verbinden
panel-connect-title = Verbinden Sie Ihre Buchhaltung
panel-connect-text = dealbooks erstellt Rechnungen in Ihrer Firma bei QuickBooks Online. Die Firma wählen Sie auf der nächsten Seite.
panel-connect-note = Dafür müssen Sie Administrator der QuickBooks-Firma sein.
panel-other-title = { $owner } kümmert sich um die Rechnungen
panel-other-text = Pro Pipedrive-Firma verbindet eine Person dealbooks, und nur sie sieht dessen Rechnungen, solange sie sie nicht teilt.
panel-other-see = Um Einsicht bitten
panel-other-take = Um Übernahme bitten
panel-install-title = Installieren Sie dealbooks, um Rechnungen zu sehen
panel-install-text = Es dauert eine Minute und bittet Pipedrive um Ihre Erlaubnis.
install = Installieren
panel-creating-text = QuickBooks braucht länger als sonst. Sie können diese Seite verlassen; die Nummer erscheint hier.
panel-doubt-when = Um { $time } an QuickBooks gesendet
panel-doubt-text = QuickBooks hat nicht gesagt, ob diese Rechnung entstanden ist. Wir finden es heraus und erstellen sie nicht zweimal. Bitte erstellen Sie sie nicht noch einmal.
panel-doubt-check = Jetzt prüfen
panel-doubt-next = Nächste Prüfung in { $seconds } Sekunden
panel-doubt-found = Sie ist entstanden: Rechnung { $number }.
panel-doubt-none = Sie ist nicht entstanden. Sie können sie jetzt erstellen.
panel-contact-title = Alle Deals dieses Kontakts
panel-contact-empty = Rechnungen dieses Kontakts und seiner Deals erscheinen hier. Neue werden aus einem Deal erstellt.
panel-row-deal = Deal: { $title }
panel-row-no-deal = Mit keinem Deal verknüpft
live-status = Rechnung { $number } ist jetzt: { $status }
live-refreshed = Auf dem neuesten Stand

## Why an action is not there (shown under the menu item)
why-link-payments = QuickBooks Payments ist in dieser Firma nicht eingeschaltet.
why-link-email = QuickBooks gibt nur für Kunden mit E-Mail-Adresse einen Zahlungslink.
why-voided = Diese Rechnung ist storniert.
why-deleted = Diese Rechnung wurde in QuickBooks gelöscht.
why-not-owner = Nur { $owner } kann Rechnungen ändern.
why-lost = Die Verbindung zu QuickBooks ist getrennt.
why-not-connected = QuickBooks ist nicht verbunden.
why-other-books = Diese Rechnung liegt in einer anderen QuickBooks-Firma als der jetzt verbundenen.
why-under-way = Eine Änderung dieser Rechnung läuft noch.
why-paid = Sie ist bezahlt. Stornieren Sie sie, oder entfernen Sie zuerst die Zahlung in QuickBooks.
why-nothing-due = Es ist nichts mehr zu zahlen.
why-no-deal = Sie ist mit keinem Deal verknüpft.
why-doubt = Wir finden noch heraus, ob sie existiert.
seen-now = Gerade bestätigt ({ $how })
seen-ago = Bestätigt vor { $age } ({ $how })
seen-own_write = Antwort von QuickBooks an dealbooks
seen-webhook = Nachricht von QuickBooks
seen-refresh = in QuickBooks nachgesehen
seen-comparison = mit QuickBooks verglichen
change-void_invoice = Wird storniert
change-delete_invoice = Wird gelöscht
change-send_invoice = Wird gesendet
change-update_invoice = Wird geändert
change-slow = QuickBooks braucht länger als sonst. Sie können diese Seite verlassen; die Zeile zeigt das Ergebnis.
change-doubt = QuickBooks hat nicht gesagt, ob das geschehen ist. Wir klären es und tun es nicht zweimal.
change-not-done = Es ist nicht geschehen: QuickBooks zeigt die Rechnung unverändert. Sie können es noch einmal tun.

## Send by email
send-title = Rechnung { $number } per E-Mail senden
send-to = An
send-help = Mehrere Adressen: durch Kommas trennen.
send-text = QuickBooks versendet sie mit dem Betreff, dem Text und dem Aussehen, die Ihre Firma dort eingestellt hat. Das PDF ist angehängt.
send-bounced = Die letzte E-Mail vom { $date } kam zurück: { $address } gibt es nicht.
send-bounced-plain = Die letzte E-Mail kam zurück.
send-error = Schreiben Sie eine oder mehrere Adressen mit @, getrennt durch Kommas.
send-limit = Diese E-Mail wurde nicht gesendet: In 24 Stunden gehen höchstens { $max } E-Mails hinaus. Die nächste ist nach { $time } möglich, oder Sie senden die Rechnung in QuickBooks.
link-title = Zahlungslink der Rechnung { $number }
link-help = Ihr Browser ließ uns nicht kopieren. Der Link ist markiert: Kopieren Sie ihn mit Strg+C oder ⌘C.
link-field = Zahlungslink
send = Senden

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Rechnung { $number } stornieren?
void-text = { $customer }, { $amount }. Die Rechnung bleibt mit dem Betrag null in QuickBooks. Das lässt sich nicht rückgängig machen.
void-part-text = { $customer }, { $amount }, teilweise bezahlt. Die Rechnung bleibt mit Betrag null in QuickBooks, und die Zahlung von { $paid } ist dann nicht mehr zugeordnet: Ihre Buchhaltung muss sie neu zuordnen. Das lässt sich nicht rückgängig machen.
void-ok = Rechnung stornieren
void-paid-title = Bezahlte Rechnung { $number } stornieren?
void-paid-text = { $customer }, { $amount }, bezahlt. Die Rechnung bleibt mit dem Betrag null in QuickBooks, und die Zahlung von { $paid } ist keiner Rechnung mehr zugeordnet: Ihre Buchhaltung muss sie neu zuordnen. Das lässt sich nicht rückgängig machen.
delete-title = Rechnung { $number } löschen?
delete-text = { $customer }, { $amount }. Die Rechnung verschwindet aus QuickBooks, und ihre Nummer wird frei. Das lässt sich nicht rückgängig machen. Soll eine Spur bleiben, stornieren Sie sie stattdessen.
delete-part-text = { $customer }, { $amount }, teilweise bezahlt: QuickBooks lehnt wahrscheinlich ab, solange die Zahlung verknüpft ist. Wenn nicht, verschwindet die Rechnung dort und ihre Nummer wird frei. Das lässt sich nicht rückgängig machen. Um eine Spur zu behalten, stornieren Sie sie.
delete-ok = Rechnung löschen
unlink-title = Rechnung { $number } von diesem Deal lösen?
unlink-text = Die Rechnung bleibt in QuickBooks. In den Summen dieses Deals zählt sie nicht mehr. Sie können sie wieder verknüpfen.
unlink = Lösen
link = Verknüpfen
move-title = Rechnung { $number } in diesen Deal verschieben?
move-text = Sie ist mit dem Deal „{ $deal }“ verknüpft. Eine Rechnung gehört zu einem Deal; aus dem anderen wird sie entfernt.
move-ok = Verschieben
unlink-many-title = { $count ->
    [one] { $count } Rechnung von diesem Deal lösen?
   *[other] { $count } Rechnungen von diesem Deal lösen?
}
unlink-many-text = { $count ->
    [one] Die Rechnung bleibt in QuickBooks. In den Summen dieses Deals zählt sie nicht mehr. Sie können sie wieder verknüpfen.
   *[other] Die Rechnungen bleiben in QuickBooks. In den Summen dieses Deals zählen sie nicht mehr. Sie können sie wieder verknüpfen.
}
unlink-many-left = { $count ->
    [one] { $count } der ausgewählten ist nicht mit diesem Deal verknüpft und wird ausgelassen.
   *[other] { $count } der ausgewählten sind nicht mit diesem Deal verknüpft und werden ausgelassen.
}
unlink-many-none = Keine der ausgewählten Rechnungen ist mit diesem Deal verknüpft.
move-many-title = { $count ->
    [one] { $count } Rechnung in diesen Deal verschieben?
   *[other] { $count } Rechnungen in diesen Deal verschieben?
}
move-many-text = { $count ->
    [one] Sie ist mit einem anderen Deal verknüpft: { $deals }. Eine Rechnung gehört zu einem Deal; aus dem anderen wird sie entfernt.
   *[other] Sie sind mit anderen Deals verknüpft: { $deals }. Eine Rechnung gehört zu einem Deal; aus den anderen werden sie entfernt.
}
many-left = { $count ->
    [one] { $count } Rechnung bleibt, wie sie ist:
   *[other] { $count } Rechnungen bleiben, wie sie sind:
}
many-left-row = { $number }: { $why }
many-elsewhere = Sie ist jetzt mit dem Deal „{ $deal }“ verknüpft.
unlink-contact-title = Kontakt lösen?
unlink-contact-text = { $count ->
    [0] Dieser Deal vergisst den QuickBooks-Kunden { $customer }. Die nächste Rechnung fragt wieder nach dem Kunden.
    [one] Dieser Deal vergisst den QuickBooks-Kunden { $customer }. Seine verknüpfte Rechnung bleibt in QuickBooks und an diesem Deal. Die nächste Rechnung fragt wieder nach dem Kunden.
   *[other] Dieser Deal vergisst den QuickBooks-Kunden { $customer }. Seine { $count } verknüpften Rechnungen bleiben in QuickBooks und an diesem Deal. Die nächste Rechnung fragt wieder nach dem Kunden.
}
unlink-contact-all = Dieser Kontakt vergisst den QuickBooks-Kunden { $customer }. Alle Rechnungen bleiben, wie sie sind. Die nächste Rechnung fragt wieder nach dem Kunden.
close-title = Schließen, ohne die Rechnung zu erstellen?
close-text = Ihr Entwurf bleibt 30 Tage erhalten und öffnet sich wieder, wenn Sie „Rechnung“ wählen.
close-keep = Weiter bearbeiten
discard-title = Diesen Entwurf verwerfen?
discard-text = Alles, was Sie für diese Rechnung eingegeben haben, wird entfernt. Der Deal bleibt, wie er ist.
discard-ok = Entwurf verwerfen
disconnect-title = Verbindung zu QuickBooks trennen?
disconnect-text = dealbooks gibt seine Erlaubnis sofort an Intuit zurück. Die Rechnungen bleiben, wo sie sind; diese Seite zeigt den letzten Stand. Sie können sich jederzeit wieder verbinden.
handover-title = dealbooks an { $name } übergeben?
handover-text = Sobald die Person annimmt, sieht und erstellt sie Rechnungen und Sie nicht mehr. Rechnungen, Verknüpfungen und Einstellungen bleiben.
handover-ok = Übergeben
wipe-title = Alle Daten von dealbooks löschen?
wipe-text = Verknüpfungen, Entwürfe, Einstellungen und Verlauf von { $company } werden innerhalb von 24 Stunden entfernt. Rechnungen in QuickBooks und Deals in Pipedrive bleiben, wie sie sind. Das lässt sich nicht rückgängig machen.
wipe-ok = Meine Daten löschen

## Short messages (SHOW_SNACKBAR)
done-created = Rechnung { $number } erstellt
done-voided = Rechnung { $number } storniert
done-deleted = Rechnung { $number } gelöscht
done-sent = { $count ->
    [one] Rechnung { $number } an { $address } gesendet
   *[other] Rechnung { $number } an { $count } Adressen gesendet
}
done-attached = PDF an den Deal angehängt
attach-begun = PDF wird angehängt…
attach-failed = Das PDF konnte nicht angehängt werden: { $detail }
done-copied = Zahlungslink kopiert
done-linked = Rechnung { $number } verknüpft
done-unlinked = Rechnung { $number } gelöst
done-linked-many = { $count ->
    [one] { $count } Rechnung verknüpft
   *[other] { $count } Rechnungen verknüpft
}
done-unlinked-many = { $count ->
    [one] { $count } Rechnung gelöst
   *[other] { $count } Rechnungen gelöst
}
done-contact = Kontakt getrennt
done-saved = Einstellungen gespeichert
done-disconnected = Verbindung zu QuickBooks getrennt

## Create an invoice
create-title = Neue Rechnung
create-deal = Deal: { $title }
create-loading = Der Deal wird gelesen…
create-busy = Die Rechnung wird in QuickBooks erstellt…
customer = Kunde
customer-linked = QuickBooks-Kunde, wird in { $currency } abgerechnet
customer-change = Kunden ändern
customer-ask = Welcher QuickBooks-Kunde ist das?
customer-search = Alle Kunden durchsuchen
customer-search-hint = Name, E-Mail oder Steuernummer
customer-new = Neuer Kunde
customer-new-help = Entsteht in QuickBooks zusammen mit der Rechnung, aus den Angaben unten
customer-existing = Vorhandenen Kunden wählen
match-name-tax = Gleicher Name und gleiche Steuernummer
match-name-tax-end = Gleicher Name, und die Steuernummer endet gleich ({ $end }); den Rest verbirgt QuickBooks
match-name-email = Gleicher Name und gleiche E-Mail
match-name = Gleicher Name
match-tax = Gleiche Steuernummer
match-tax-end = Die Steuernummer endet gleich ({ $end }); den Rest verbirgt QuickBooks
match-email = Gleiche E-Mail
match-near-domain = Ähnlicher Name, gleiche E-Mail-Domain ({ $domain })
match-near = Ähnlicher Name
match-domain = Anderer Name, gleiche E-Mail-Domain ({ $domain })
match-person = Gleicher Ansprechpartner, anderer Name
match-inactive = Inaktiv in QuickBooks
field-to = An
field-address = Adresse
field-email = E-Mail
field-tax-number = Steuernummer
field-from = Aus { $record }: { $field }
field-display-name = Anzeigename
field-company = Firmenname
field-first-name = Vorname
field-last-name = Nachname
field-phone = Telefon
field-street = Straße
field-postal = Postleitzahl
field-city = Ort
field-state = Bundesland oder Provinz
field-country = Land
field-customer-currency = Währung dieses Kunden
field-customer-currency-help = Lässt sich in QuickBooks später nicht ändern
name-taken = Ein Lieferant in QuickBooks hat diesen Namen schon, und Kunden dürfen nicht so heißen wie Lieferanten oder Mitarbeiter.
name-taken-use = „{ $name }“ verwenden
name-taken-edit = Namen selbst ändern
name-taken-customer = QuickBooks hat schon einen Kunden mit diesem Namen. Wählen Sie ihn, oder nehmen Sie einen anderen Namen.
compare = Vergleichen und aktualisieren
compare-note = In QuickBooks steht für diesen Kunden etwas anderes: { $fields }.
compare-title = Kunden in QuickBooks aktualisieren
compare-text = Nur was Sie ankreuzen, wird geändert, für diesen Kunden und ab jetzt. Frühere Rechnungen bleiben, wie sie sind.
compare-change = Ändern
compare-now = Jetzt in QuickBooks
compare-then = Aus dieser Rechnung
compare-caption = Was QuickBooks hat und was diese Rechnung sagt
compare-masked = Von QuickBooks verborgen, endet auf { $end }
compare-masked-same = QuickBooks zeigt nur das Ende von Steuernummern. Die Enden stimmen überein, es ist also wahrscheinlich dieselbe Nummer.
compare-masked-other = QuickBooks zeigt nur das Ende von Steuernummern. Die Enden sind verschieden.
compare-ok = Kunden aktualisieren
compare-back = Zurück zur Rechnung
compare-stale = Der Kunde wurde inzwischen in QuickBooks geändert. So steht es jetzt dort.
compare-same = QuickBooks hat dieselbe Adresse, E-Mail und Steuernummer.
compare-nothing = Nichts
compare-tick = Haken Sie an, was geändert werden soll.
compare-done = Kunde in QuickBooks aktualisiert
compare-waiting = QuickBooks hat die Änderung noch nicht bestätigt. Wir bringen sie zu Ende; die Rechnung hängt nicht davon ab.
details = Angaben zur Rechnung
preset = Vorlage
preset-none = Keine Vorlage
currency = Währung
currency-help = Die Währung dieses Kunden in QuickBooks
date-issued = Rechnungsdatum
date-due = Zahlbar bis
date-due-help = { $date }: { $days } Tage nach dem Rechnungsdatum
terms = Zahlungsziel
terms-none = Nur das Datum
doc-number = Rechnungsnummer
doc-number-help = Ihre Firma vergibt eigene Nummern. Zuletzt verwendet: { $last }
doc-number-proposed = Vorgeschlagen: { $number }, die nächste nach { $last }, der höchsten, die wir kennen. Sie können sie ändern.
doc-number-empty = Ohne Nummer bleibt diese Rechnung in QuickBooks unnummeriert.
tax = Steuer
vat = Umsatzsteuer
sales-tax = Sales Tax
tax-excluded = Steuer kommt zu den Preisen hinzu
tax-inclusive = Preise enthalten die Steuer
tax-none = Keine Steuer
tax-us = QuickBooks berechnet die Sales Tax beim Erstellen der Rechnung aus der Adresse des Kunden. Sie geben nur an, welche Positionen steuerpflichtig sind.
tax-us-row = von QuickBooks berechnet
taxable = Steuerpflichtig
message = Nachricht an den Kunden
message-help = Wird auf die Rechnung gedruckt
details-more = Mehr: interne Notiz, Klasse, Standort, eigene Felder
private-note = Interne Notiz
private-note-help = Sieht nur Ihre Buchhaltung
class = Klasse
location = Standort
own-field-help = Eigenes Feld Ihrer QuickBooks-Firma
own-field = Eigenes Feld { $number }
choice-none = Keine Angabe
extras-more = Mehr: { $parts }
look = QuickBooks druckt diese Rechnung im Standardaussehen Ihrer Firma. Von hier aus lässt sich kein anderes wählen.
currency-differs = Der Deal ist in { $deal }, dieser Kunde wird in { $customer } abgerechnet
currency-differs-text = Ein Kunde hat in QuickBooks eine Währung, und sie ändert sich nie. In welcher soll diese Rechnung sein?
currency-convert = In { $customer } berechnen, Preise umrechnen
currency-convert-help = Kurs von QuickBooks vom { $date }
currency-rate = 1 { $from } in { $to }
currency-rate-help = Sie können den Kurs ändern. Er wird mit der Rechnung gespeichert.
currency-become = { $amount } werden zu
currency-keep = Rechnung in { $customer }, Zahlen beibehalten
currency-keep-help = Aus { $before } werden { $after }
currency-ask = Was mit der Währung geschehen soll
currency-other = In { $deal } berechnen, an einen anderen Kunden
currency-other-help = Wählen Sie einen, der in { $deal } abgerechnet wird
currency-new = In { $deal } berechnen, an einen neuen Kunden
currency-new-help = Wird als „{ $name }“ angelegt
currency-go = Weiter
currency-prices-only = Nur für die Preise. Der Wechselkurs zu { $home } steht bei den Rechnungsangaben.
currency-converted = Die Preise des Deals wurden umgerechnet: 1 { $from } = { $rate } { $to }.
rate-get = Kurs von QuickBooks holen
lines = Positionen
lines-hint = { $count ->
    [one] { $count } Produkt aus dem Deal, davon mit QuickBooks-Artikeln verknüpft: { $linked }
   *[other] { $count } Produkte aus dem Deal, davon mit QuickBooks-Artikeln verknüpft: { $linked }
}
lines-none = Der Deal hat keine Produkte. Fügen Sie die erste Position hinzu.
line-what = Beschreibung und QuickBooks-Artikel
line-item-of = QuickBooks-Artikel, Position { $line }
line-description-of = Beschreibung, Position { $line }
line-qty-of = Menge, Position { $line }
line-price-of = Preis, Position { $line }
line-discount-of = Rabatt, Position { $line }
line-unit-of = Einheit des Rabatts, Position { $line }
line-tax-of = Steuer, Position { $line }
line-taxable-of = Steuerpflichtig, Position { $line }
line-state-linked = Verknüpft
line-state-proposed = Vorgeschlagen, bitte prüfen
line-state-none = Noch nicht verknüpft
line-qty = Menge
line-price = Preis
line-discount = Rabatt
line-amount = Betrag
line-item-empty = QuickBooks-Artikel wählen
line-item-proposed = Vorgeschlagen: { $reason }. Wird verknüpft, wenn Sie die Rechnung erstellen.
line-item-create = „{ $name }“ in QuickBooks anlegen
line-item-account = Nach dem Erlöskonto werden Sie einmal gefragt.
line-item-none = Kein Artikel passt zu „{ $text }“
line-menu = Position { $line }: verschieben, duplizieren, entfernen
line-up = Nach oben
line-down = Nach unten
line-copy = Duplizieren
line-remove = Entfernen
line-removed = Position entfernt: { $name }
line-bundle = { $count ->
    [one] Paket aus { $count } Artikel; QuickBooks führt ihn einzeln auf: { $names }
   *[other] Paket aus { $count } Artikeln; QuickBooks führt sie einzeln auf: { $names }
}
line-from-deal = Aus dem Deal: { $details }
undo = Rückgängig
line-add = Position hinzufügen
line-text = Textzeile hinzufügen
line-subtotal = Zwischensumme hinzufügen
line-subtotal-net = vor Steuer
line-moved = Position steht jetzt an Stelle { $place }
lines-fill = { $count ->
    [one] Ein Artikel für die { $count } Position ohne Artikel
   *[other] Ein Artikel für alle { $count } Positionen ohne Artikel
}
lines-filled = Mit „{ $name }“ gefüllt.
item-bundle = { $count ->
    [one] Paket aus { $count } Artikel
   *[other] Paket aus { $count } Artikeln
}
freq-annually = jährlich
freq-semi-annually = halbjährlich
freq-quarterly = vierteljährlich
freq-monthly = monatlich
freq-weekly = wöchentlich
line-periods = { $count ->
    [one] { $count } Zeitraum
   *[other] { $count } Zeiträume
}
line-one-period = Hier wird ein Zeitraum berechnet.
error-bundle-tax = „{ $name }“ in diesem Paket hat in QuickBooks keinen eigenen Steuersatz. Geben Sie ihm dort einen, oder fügen Sie die Artikel einzeln hinzu.
error-bundle-foreign = Die Preise eines Pakets sind in { $currency }; fügen Sie auf einer Rechnung in anderer Währung seine Artikel einzeln hinzu.
checks-title = { $count ->
    [one] { $count } Stelle ist offen, bevor QuickBooks das annimmt
   *[other] { $count } Stellen sind offen, bevor QuickBooks das annimmt
}
checks-foot = { $count ->
    [one] { $count } offene Stelle
   *[other] { $count } offene Stellen
}
fix-tax = { $count ->
    [one] { $name } nehmen
   *[other] { $name } für { $count } Positionen nehmen
}
fix-use = { $value } nehmen
fix-due = Rechnungsdatum nehmen
fix-cut = Auf { $max } Zeichen kürzen
instalments = Teilbeträge …
instalments-title = Teilbeträge des Deals
instalments-none = Pipedrive hat für diesen Deal keine Teilbeträge.
instalments-which = Welche berechnet werden
instalments-when = { $amount }, abzurechnen am { $date }
instalments-in = In { $currency }, wie die anderen Preise dieses Formulars.
instalments-empty = Wählen Sie mindestens einen.
instalments-dated = Abrechnungsdatum in die Beschreibung schreiben
instalments-lines = Positionen des Formulars
instalments-replace = Ersetzen
instalments-replace-help = Auch der Rabatt auf die ganze Rechnung wird geleert: In einem Teilbetrag steckt er schon.
instalments-add = Darunter hinzufügen
instalments-ok = Als Positionen übernehmen
instalments-taken = Aus Teilbeträgen übernommen: { $count }.
item-new-title = Neuer Artikel in QuickBooks
item-new-name = Name
item-new-account = Erlöskonto
item-new-choose = Konto wählen
item-new-account-help = Verkäufe dieses Artikels werden dort gebucht. Beim nächsten Mal wird es vorgeschlagen.
item-new-ok = Artikel anlegen
item-later = QuickBooks hat noch nicht geantwortet. Der Artikel erscheint in der Liste, sobald er angelegt ist; er wird nicht doppelt angelegt.
error-item-name = QuickBooks erlaubt in Artikelnamen keine Doppelpunkte, Anführungszeichen, Tabulatoren oder Zeilenumbrüche.
error-item-taken = Ein Artikel heißt bereits so. Wählen Sie ihn in der Liste, oder nennen Sie diesen anders.
error-item-category = Eine Kategorie heißt so, und Artikel dürfen nicht wie Kategorien heißen.
error-item-inactive = Ein inaktiver Artikel heißt so. Aktivieren Sie ihn in QuickBooks wieder, oder wählen Sie einen anderen Namen.
sum-sub = Zwischensumme
sum-discount = Rabatt auf alles
sum-tax = { $name } auf { $base }
sum-tax-in = darin { $name } auf { $base }
sum-total = Gesamt
sum-total-before = Gesamt vor Sales Tax
lines-missing = { $count ->
    [one] { $count } Position braucht einen QuickBooks-Artikel
   *[other] { $count } Positionen brauchen einen QuickBooks-Artikel
}
changed-title = Der Deal hat sich geändert, seit Sie diesen Entwurf begonnen haben.
changed-take = Änderungen übernehmen
changed-keep = Meinen Entwurf behalten
changed-choose = Wählen Sie zuerst oben: Änderungen übernehmen oder Entwurf behalten.
changed-quantity = { $name }: Menge { $now } statt { $before }
changed-price = { $name }: Preis { $now } statt { $before }
changed-terms = { $name }: Rabatt, Steuer oder Beschreibung
changed-added = Neues Produkt: { $name }
changed-removed = Nicht mehr im Deal: { $name }
changed-order = Reihenfolge der Produkte
changed-discount = Rabatt auf den ganzen Deal
changed-currency = Währung: { $now } statt { $before }
changed-organization = Organisation: { $now } statt { $before }
changed-person = Kontaktperson: { $now } statt { $before }
changed-none = keine
created-title = Rechnung { $number } ist in QuickBooks
created-written = Rechnungsnummer, Status und Beträge; siehe Änderungsprotokoll des Deals
created-next = Wie weiter
created-panel = Das Feld am Deal zeigt sie schon.
created-another = Weitere Rechnung erstellen
created-differs = Die Gesamtsumme ist um { $difference } höher als vorher angezeigt. Es gilt der Betrag in QuickBooks.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] Die Rechnung wurde nicht erstellt. Bitte sehen Sie sich { $count } Stelle an:
   *[other] Die Rechnung wurde nicht erstellt. Bitte sehen Sie sich { $count } Stellen an:
}
errors-kept = Es wurde nichts erstellt. Ihre Eingaben sind noch da.
errors-places = { $count ->
    [one] { $count } Stelle zum Ansehen
   *[other] { $count } Stellen zum Ansehen
}
error-empty = Bitte füllen Sie dies aus.
error-email = In dieser Adresse fehlt das @. Beispiel: name@firma.de
error-number = Schreiben Sie die Zahl aus.
error-number-big = QuickBooks nimmt höchstens { $max } an.
error-decimals = { $currency } hat { $digits } Nachkommastellen.
error-due-early = Das liegt vor dem Rechnungsdatum.
error-date-closed = Die Bücher in QuickBooks sind bis { $date } abgeschlossen. Wählen Sie ein späteres Datum.
error-item = Wählen Sie den QuickBooks-Artikel für diese Position.
error-item-gone = Dieser Artikel wurde in QuickBooks inaktiv gesetzt. Wählen Sie einen anderen.
error-customer-gone = Dieser Kunde wurde in QuickBooks inaktiv gesetzt. Wählen Sie einen anderen.
error-currency = Dieser Kunde wird in { $currency } abgerechnet.
error-not-converted = Die Preise sind in { $from }, die Rechnung wäre in { $to }. Rechnen Sie sie um, oder wählen Sie einen anderen Kunden.
error-no-rate = QuickBooks hat gerade keinen Kurs genannt. Tragen Sie ihn hier ein, oder versuchen Sie es noch einmal.
error-not-in-list = Das steht nicht mehr in der Liste von QuickBooks. Wählen Sie neu.
error-tax-rate = Jede Position braucht einen Steuersatz, auch wenn er 0 % ist.
error-number-used = Rechnung { $number } gibt es schon. Wählen Sie eine andere Nummer.
error-name-chars = QuickBooks erlaubt in Namen keine Doppelpunkte, Tabulatoren und Zeilenumbrüche.
error-long = { $length } Zeichen; QuickBooks nimmt { $max }.
error-rows = Höchstens { $max } Zeilen.
error-negative = Die Gesamtsumme liegt unter null. Dafür verlangt QuickBooks eine Gutschrift.
error-lines-many = { $count } Positionen; QuickBooks nimmt { $max }.
error-subscription = Das QuickBooks-Abonnement dieser Firma ist beendet oder hat ein Zahlungsproblem. Rechnungen lassen sich ansehen, aber nicht erstellen.
error-permission = Wer QuickBooks verbunden hat, darf dies dort nicht mehr. Bitten Sie einen Administrator, neu zu verbinden.
error-closed-plain = QuickBooks hat abgelehnt: Die Bücher sind für das Datum dieser Rechnung geschlossen. Jemand muss sie dort zuerst öffnen.
error-subscription-plain = Das QuickBooks-Abonnement dieser Firma ist beendet oder hat ein Zahlungsproblem. Rechnungen sind sichtbar, aber nicht änderbar.
error-busy = QuickBooks bittet um Geduld. Wir versuchen es in { $seconds } Sekunden wieder; Sie müssen nichts tun.
error-deposited = QuickBooks hat abgelehnt: Die Zahlung gehört zu einer Bankeinzahlung. Sie muss dort zuerst entfernt werden.
error-linked-payment = QuickBooks hat abgelehnt: Mit dieser Rechnung ist eine Zahlung verknüpft. Entfernen Sie die Zahlung in QuickBooks, oder stornieren Sie die Rechnung stattdessen.
error-other = QuickBooks hat abgelehnt: { $detail }
error-not-taken = QuickBooks nimmt diese Angabe nicht an. Ändern Sie sie oder lassen Sie das Feld leer. QuickBooks meldet: { $detail }
error-ours = Bei uns ist etwas schiefgegangen. Es wurde nichts erstellt. Ihre Eingaben sind noch da.
error-session = Diese Seite war lange offen. Ihre Eingaben sind noch da; drücken Sie die Schaltfläche noch einmal.
error-deal-gone = Diesen Deal gibt es nicht mehr, oder Sie dürfen ihn nicht sehen.

## All invoices
all-title = Alle Rechnungen
all-when = Ausgestellt
all-month = Dieser Monat
all-quarter = Dieses Quartal
all-year = Dieses Jahr
all-12 = Letzte 12 Monate
all-custom = Eigener Zeitraum
all-ever = Alle
all-from = Von
all-until = Bis
all-status = Status
all-statuses = Jeder Status
all-search = Suchen
all-search-hint = Nummer, Artikel oder Notiz
all-clear = Filter zurücksetzen
all-order = Sortieren nach
all-order-issued = Ausgestellt, neueste zuerst
all-order-issued-up = Ausgestellt, älteste zuerst
all-order-due = Fällig, späteste zuerst
all-order-due-up = Fällig, früheste zuerst
all-order-amount = Betrag, größte zuerst
all-order-amount-up = Betrag, kleinste zuerst
all-order-open = Offen, größte zuerst
all-order-open-up = Offen, kleinste zuerst
all-select-hint = Wählen Sie Rechnungen aus, um mehrere auf einmal zu verknüpfen, zu lösen oder zu exportieren.
all-selected = { $count } ausgewählt
all-link = Mit diesem Deal verknüpfen
all-unselect = Auswahl aufheben
all-select-csv = Wählen Sie Rechnungen aus, um nur einige zu exportieren.
all-bulk = Ausgewählte Rechnungen
all-pick = Rechnung { $number } auswählen
all-pick-all = Alle auf dieser Seite auswählen ({ $count })
all-csv-some = Auswahl als CSV exportieren
all-col-number = Nummer und Deal
all-col-due = Fällig
all-this-deal = Dieser Deal
all-no-deal = Kein Deal
all-range = { $first }–{ $last } von { $total }
all-previous = Zurück
all-next = Weiter
all-csv = Als CSV exportieren
all-none-title = Keine Rechnung passt
all-none-text = Keine Rechnung passt zu diesen Filtern.
all-none-ever = In allen Jahren suchen
all-empty = Dieser Kunde hat noch keine Rechnungen in QuickBooks.
all-reading = Wird aus QuickBooks gelesen …
all-form = Rechnungen filtern
all-caption = Rechnungen dieses Kunden in QuickBooks
all-col-amount = Betrag
all-col-open = Offen
all-actions = Aktionen
all-pages = Seiten
all-deal-unnamed = Deal { $id }
all-not-linked = Noch kein Kunde in QuickBooks
all-not-linked-text = Sobald die erste Rechnung aus einem Deal erstellt ist, merken wir uns den dort gewählten Kunden, und alle seine Rechnungen erscheinen hier.
csv-number = Nummer
csv-deal = Deal
csv-sent = Gesendet

## Settings
set-connection = Verbindung zu QuickBooks
set-connection-text = Wo Rechnungen erstellt werden.
set-to-connection = Verbindung
set-sections = Abschnitte
set-not-connected = Noch nicht verbunden
set-not-connected-text = Es öffnet sich ein neues Fenster bei Intuit. Dort wählen Sie die Firma und kommen von selbst zurück. Sie müssen Administrator dieser Firma sein.
set-ended = QuickBooks hat die Erlaubnis am { $date }, { $time } beendet.
set-ended-text = Die Rechnungen bleiben; neue warten, bis Sie neu verbinden.
set-waiting = Warten auf QuickBooks…
set-waiting-text = Machen Sie im anderen Fenster weiter. Diese Seite merkt es von selbst.
set-waiting-again = Fenster noch einmal öffnen
set-since = Verbunden
set-since-value = { $date } durch { $name }
set-last-message = Letzte Nachricht von QuickBooks
set-last-compare = Letzter vollständiger Abgleich
set-last-look = Letzter Blick in QuickBooks
set-expires = Die Erlaubnis erneuert sich von selbst bis
set-calls = Abfragen in diesem Monat
set-calls-value = { $used } von etwa { $expected } erwarteten
set-calls-list = QuickBooks: { $reads } lesend, { $writes } schreibend. Pipedrive: { $pipedrive }.
set-compare = Jetzt abgleichen
set-compare-begun = Wir gleichen jetzt mit QuickBooks ab
set-fields = Felder der Rechnung
set-fields-text = Woher jeder Teil einer neuen Rechnung kommt. Auf jeder Rechnung können Sie ihn noch ändern.
set-preview = Vorschau mit dem Deal
set-preview-empty = In diesem Deal leer
set-preview-away = Pipedrive antwortet nicht
set-due = Zahlungsziel
set-due-text = Der vorgeschlagene Zahlungstermin einer neuen Rechnung.
set-due-days = Eine Anzahl Tage nach dem Rechnungsdatum
set-due-field = Tage nach dem Rechnungsdatum
set-due-unit = Tage
set-due-example = Beispiel: Eine Rechnung vom { $issued } ist am { $due } fällig.
set-due-terms = Die Zahlungsbedingungen des Kunden in QuickBooks
set-due-terms-help = { $term }, wenn der Kunde keine hat.
set-due-term = Zahlungsbedingungen aus QuickBooks
set-due-term-field = Zahlungsbedingungen
set-defaults = Vorgaben
set-defaults-text = Werden auf jeder neuen Rechnung vorgeschlagen, wenn eine Vorlage nichts anderes sagt.
set-defaults-later = Verbinden Sie zuerst QuickBooks: Währungen, Steuern und Artikel kommen von dort.
set-currency-deal = Währung des Deals
set-currency-help = Eine andere gilt für Deals in einer Währung, die QuickBooks nicht kennt. Preise werden nie umgerechnet.
set-tax-deal = Wie die Produkte des Deals es sagen
set-tax-rate = Steuersatz
set-item = Artikel für Positionen ohne Produkt
set-item-ask = Jedes Mal fragen
set-account = Erlöskonto für neue Artikel
set-presets = Vorlagen
set-presets-text = Benannte Sätze aus Zahlungsziel, Nachricht, Steuer, Klasse, Standort, zusätzlichen Positionen und Sprache. Das Druckbild von QuickBooks können andere Programme nicht wählen; eine Vorlage ändert das Aussehen nicht.
set-preset-add = Vorlage hinzufügen
set-preset-edit = Bearbeiten
set-preset-copy = Duplizieren
set-preset-default = Als Standard
set-preset-remove = Entfernen
preset-empty = Noch keine Vorlagen.
preset-new = Neue Vorlage
preset-edit = Vorlage bearbeiten
preset-copy-name = { $name } (Kopie)
preset-name = Name
preset-name-taken = Eine andere Vorlage heißt schon so.
preset-as-settings = Wie in den Einstellungen
preset-days = Tage
preset-lines = Zusätzliche Positionen
preset-line-what = Beschreibung, zusätzliche Position { $line }
preset-line-item = QuickBooks-Artikel, zusätzliche Position { $line }
preset-line-qty = Menge, zusätzliche Position { $line }
preset-line-price = Preis, zusätzliche Position { $line }
preset-line-remove = Zusätzliche Position { $line } entfernen
preset-language = Sprache der Texte
preset-undefault = Nicht damit beginnen
preset-remove-title = Vorlage „{ $name }“ entfernen?
preset-remove-text = Rechnungen, die damit gemacht wurden, bleiben, wie sie sind.
preset-says-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
preset-says-lines = { $count ->
    [one] { $count } zusätzliche Position
   *[other] { $count } zusätzliche Positionen
}
preset-says-message = mit Nachricht
done-preset-saved = Vorlage gespeichert
done-preset-removed = Vorlage entfernt
set-deal = In den Deal geschrieben
set-deal-text = Damit es alle in Pipedrive sehen, in Listen, Filtern und im Änderungsprotokoll.
set-deal-fields = Felder des Deals, die aktuell gehalten werden
set-deal-summary = Alle Rechnungen in einem Text, für den Änderungsverlauf
set-deal-number = Rechnungsnummer
set-deal-status = Rechnungsstatus
set-deal-invoiced = Berechneter Betrag
set-deal-paid = Bezahlter Betrag
set-deal-overdue = Überfälliger Betrag
set-deal-refused = Pipedrive hat dieses Feld nicht angelegt: { $reason }
set-deal-also = Außerdem
set-deal-note = Notiz hinzufügen, wenn eine Rechnung erstellt, bezahlt oder storniert wird
set-deal-activity = Aktivität planen, wenn eine Rechnung überfällig wird
set-deal-activity-help = Für den Besitzer des Deals, am nächsten Arbeitstag.
note-created = Rechnung { $number } über { $amount } wurde in QuickBooks für { $customer } erstellt.
note-paid = Rechnung { $number } über { $amount } ist bezahlt.
note-voided = Rechnung { $number } über { $amount } wurde storniert.
activity-overdue = Rechnung { $number } ist überfällig: { $amount } offen
set-see = Wer Rechnungen sehen kann
set-see-text = Zunächst nur Sie. Erstellen und Ändern bleibt bei Ihnen.
set-see-me = Nur ich
set-see-some = Kollegen, die ich auswähle
set-see-all = Alle, die den Deal sehen können
set-see-help = Sie brauchen dealbooks installiert und dürfen ansehen, nicht ändern.
set-see-all-help = Wir fragen Pipedrive mit ihrer eigenen Erlaubnis, ob sie den Deal sehen.
set-see-names = Kollegen
set-see-absent = noch nicht installiert
set-see-nobody = In diesem Pipedrive-Unternehmen gibt es sonst niemanden.
set-see-choose = Wählen Sie mindestens eine Person.
set-language = Sprache
set-language-text = Von dealbooks. Rechnungen werden in der Sprache gedruckt, die QuickBooks für den Kunden hat.
set-language-auto = Wie in Pipedrive ({ $language })
set-data = Übergabe und Daten
set-data-text = Pro Pipedrive-Firma verbindet eine Person dealbooks.
set-hand = An einen Kollegen übergeben
set-hand-text = Die Person bestätigt. Rechnungen, Verknüpfungen und die Verbindung bleiben; sie kann mit ihrer eigenen QuickBooks-Erlaubnis neu verbinden.
set-hand-button = Übergeben…
set-hand-who = Kollege oder Kollegin
set-hand-nobody = Noch niemand sonst hat dealbooks installiert.
set-hand-offered = { $name } angeboten, bis { $date }.
set-hand-back = Angebot zurücknehmen
set-export = Alle Daten exportieren
set-export-text = Eine Datei mit Einstellungen, Verknüpfungen, Rechnungen und Verlauf.
set-audit = Verlauf aller Rechnungen
set-audit-text = Wer wann von wo was mit welcher Rechnung getan hat, mit den Werten davor und danach. Eine CSV-Datei.
set-audit-button = Verlauf herunterladen
set-wipe = Meine Daten löschen
set-wipe-text = Entfernt, was dealbooks speichert: Verknüpfungen, Entwürfe, Einstellungen, Verlauf. Ihre Rechnungen in QuickBooks und Ihre Deals in Pipedrive bleiben, wie sie sind. 400 Tage lang bleibt nur eine unlesbare Kennung Ihrer Firma mit den Nummern von Deals und ihren Rechnungen, damit eine spätere Installation keine Rechnung zweimal erstellt.
set-wipe-button = Meine Daten löschen…
set-wipe-done = Die Löschung hat begonnen. Sie dauert höchstens 24 Stunden.
set-saved = Alle Änderungen gespeichert
set-unsaved = { $count ->
    [one] { $count } nicht gespeicherte Änderung
   *[other] { $count } nicht gespeicherte Änderungen
}
set-discard = Änderungen verwerfen
set-failed = Nicht gespeichert.
set-failed-text = { $count ->
    [one] Ein Feld braucht eine andere Auswahl: { $fields }.
   *[other] { $count } Felder brauchen eine andere Auswahl: { $fields }.
}
set-field-gone = Dieses Feld wurde in Pipedrive entfernt. Wählen Sie ein anderes oder lassen Sie es leer.

## Pages outside Pipedrive
land-title = Vom gewonnenen Deal zur QuickBooks-Rechnung, mit zwei Klicks
land-text = dealbooks lebt in Pipedrive. Es füllt die Rechnung aus dem Deal, Sie prüfen sie, QuickBooks Online bewahrt sie auf. Ist sie bezahlt, weiß es der Deal.
land-how = So geht es
land-1 = Vorgeschlagen, nicht geraten
land-1-text = Kunde, Adresse und Positionen kommen aus den Feldern, die Sie wählen. Sie bestätigen.
land-2 = Immer aktuell
land-2-text = Offen, bezahlt, überfällig: am Deal, Sekunden nachdem es in QuickBooks geschieht.
land-3 = Nie doppelt
land-3-text = Bricht eine Verbindung ab, sieht dealbooks zuerst nach und erstellt dieselbe Rechnung nie noch einmal.
land-need = Sie brauchen Pipedrive und QuickBooks Online. dealbooks bittet bei beiden um Erlaubnis und lässt sich jederzeit entfernen.
foot-help = Hilfe
foot-privacy = Datenschutz
foot-terms = Nutzungsbedingungen
foot-not = dealbooks stammt nicht von Pipedrive oder Intuit.
joined-title = QuickBooks ist verbunden
joined-text = Firma: { $company }. Hauswährung { $currency }, mehrere Währungen eingeschaltet, Steuer nach Sätzen.
joined-1 = dealbooks installieren
joined-2 = QuickBooks verbinden
joined-3 = Felder der Rechnung prüfen
joined-3-text = Sie sind schon ausgefüllt; die meisten drücken nur „Speichern“.
joined-go = Zu den Einstellungen in Pipedrive
joined-close = Sie können dieses Fenster schließen; Pipedrive hat es bemerkt.
refused-title = QuickBooks wurde nicht verbunden
refused-text = Intuit sagt: Der Zugriff wurde nicht erlaubt. Es wurde nichts geändert.
refused-help = Zum Verbinden müssen Sie Administrator der QuickBooks-Firma sein. Sind Sie es nicht, bitten Sie diese Person, in den Einstellungen „Mit QuickBooks verbinden“ zu drücken.
stale-title = Die Installation wurde nicht abgeschlossen
stale-text = Der Link war älter als zehn Minuten oder wurde in einem anderen Browser geöffnet. Das ist ein Schutz, nichts ist kaputt.
stale-again = Von vorn beginnen
take-title = dealbooks von { $owner } übernehmen?
take-text = In { $company } verbindet eine Person dealbooks. { $owner } hat es Ihnen am { $date } angeboten.
take-1 = Sie übernehmen
take-1-text = Ab jetzt sehen und erstellen Sie Rechnungen. { $owner } nicht mehr.
take-2 = QuickBooks bleibt verbunden
take-2-text = Mit der Erlaubnis, die jetzt da ist. Verbinden Sie in den Einstellungen neu, um Ihre eigene zu benutzen.
take-3 = Alle Verknüpfungen bleiben
take-3-text = Rechnungen, Entwürfe und Einstellungen bleiben erhalten.
take-ok = Übernehmen
take-no = Nicht jetzt
take-until = Das Angebot endet am { $date }.
asked-title = Wir haben { $owner } gefragt
asked-text = dealbooks ist für Sie installiert. { $owner } oder ein Administrator Ihrer Pipedrive-Firma muss zustimmen, bevor Sie Rechnungen erstellen können. Sie bekommen eine Nachricht am Deal.
asked-withdraw = Anfrage zurückziehen
asked-when = Gefragt
asked-of = Wartet auf
asked-of-value = { $owner } oder einen Admin

## Receivables (later)
owed-title = Forderungen
owed-text = Was Kunden schulden, danach, wie lange es überfällig ist. Heute, { $date }.
owed-chart = Offene Beträge nach Tagen der Überfälligkeit, { $currency }
owed-not-due = Nicht fällig
owed-over = Über { $days }
owed-all = Alle Kunden

## Screens
error-title = Das hat nicht geklappt
error-request = Diese Anfrage wurde nicht verstanden. Laden Sie die Seite neu und versuchen Sie es noch einmal.
error-not-found = Das gibt es nicht, oder Sie dürfen es nicht sehen.
error-not-owner = Das darf nur die Person, die dealbooks verbunden hat.
error-not-connected = QuickBooks ist nicht verbunden. Verbinden Sie es in den Einstellungen von dealbooks.
error-lost = Die Verbindung zu QuickBooks ist getrennt. Verbinden Sie neu und drücken Sie die Schaltfläche noch einmal; Ihre Eingaben sind noch da.
error-pipedrive-lost = Pipedrive hat unsere Erlaubnis beendet. Installieren Sie dealbooks noch einmal; verloren ist nichts.
error-away = Die Gegenseite antwortet nicht. Es wurde nichts erstellt. Versuchen Sie es gleich noch einmal.
error-wait = { $seconds ->
    [one] Wir wurden gebeten zu warten. Versuchen Sie es in { $seconds } Sekunde noch einmal.
   *[other] Wir wurden gebeten zu warten. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
error-storage = Das ließ sich nicht speichern, und es wurde nichts gesendet. Versuchen Sie es gleich noch einmal.
error-too-large = Dieses Formular hat zu viele Positionen. Entfernen Sie einige oder machen Sie zwei Rechnungen daraus.
error-too-slow = Die Verbindung war zu langsam. Es wurde nichts erstellt. Versuchen Sie es noch einmal.
error-too-many = Zu viele Versuche von hier. Warten Sie eine Minute und versuchen Sie es noch einmal.
error-network = Die Verbindung ist weg. Ihre Eingaben sind noch da; versuchen Sie es gleich noch einmal.
shell-asking = Wir fragen Pipedrive, wer Sie sind…
shell-failed-title = Wir wissen nicht, wer Sie sind
shell-failed = Pipedrive hat nicht bestätigt, wer hier sitzt. Laden Sie die Seite neu; hilft das nicht, installieren Sie dealbooks noch einmal.
shell-open-title = Öffnen Sie dies in Pipedrive
shell-open = Diese Seite funktioniert nur in Pipedrive. Öffnen Sie dort einen Deal oder die Einstellungen von dealbooks.
more-actions-of = Weitere Aktionen, Rechnung { $number }
ago = Vor { $age }
panel-lost-for = Seit { $age } sehen wir keine Änderungen und können keine Rechnungen erstellen. Verloren ist nichts.
panel-doubt-ago = Vor { $age } an QuickBooks gesendet
panel-nobody-title = Noch kümmert sich niemand um die Rechnungen
panel-other-asked = Wir haben { $owner } gefragt. Sobald diese Person oder ein Administrator Ihrer Pipedrive-Firma zustimmt, sehen Sie hier Rechnungen.
panel-no-deal-title = Rechnungen gehören zu Deals
panel-no-deal-text = Öffnen Sie einen Deal: Dort sind seine Rechnungen.
panel-deal-gone = Dieser Deal wurde in Pipedrive gelöscht oder archiviert. Seine Rechnungen bleiben, wie sie sind; neue lassen sich daraus nicht erstellen.
live-several = Mehrere Rechnungen haben sich geändert
record-organization = Organisation
record-person = Person
record-deal = Deal
customer-current = Jetzt mit diesem Deal verknüpft
customer-found = Durch Ihre Suche gefunden
customer-linked-plain = QuickBooks-Kunde
customer-none = Kein Kunde passt zu „{ $text }“
currency-rate-short = Wechselkurs
currency-differs-note = Der Deal ist in { $deal }, dieser Kunde wird in { $customer } abgerechnet. Preise werden nicht umgerechnet: Bitte prüfen Sie sie.
rate-help = Leer lassen für den Tageskurs von QuickBooks.
tax-by-quickbooks = Von QuickBooks berechnet
discount-unit = Einheit des Rabatts
sum-discount-short = Rabatt
line-tax-choose = Steuersatz wählen
lines-caption = Positionen der Rechnung
item-sku = Artikelnummer { $sku }
error-customer = Wählen Sie den Kunden oder „Neuer Kunde“.
error-no-lines = Fügen Sie mindestens eine Position mit einem QuickBooks-Artikel hinzu.
error-date = Schreiben Sie das ganze Datum: Tag, Monat und Jahr.
error-below-zero = Das darf nicht unter null liegen.
error-range = Schreiben Sie eine Zahl von { $least } bis { $most }.
error-decimals-most = Höchstens { $digits } Stellen nach dem Komma.
error-home-currency = Diese QuickBooks-Firma rechnet nur in { $currency } ab. Für andere Währungen schalten Sie dort mehrere Währungen ein.
error-currency-unknown = QuickBooks kennt die Währung { $currency } nicht.
name-taken-by = { $name } hat diesen Namen in QuickBooks schon, und Kunden dürfen nicht so heißen wie Lieferanten oder Mitarbeiter.
name-taken-offer = „{ $name }“ wäre frei.
created-title-plain = Die Rechnung ist in QuickBooks
created-summary = Zusammenfassung
created-differs-less = Die Gesamtsumme ist um { $difference } niedriger als vorher angezeigt. Es gilt der Betrag in QuickBooks.
created-differs-inside = Die Gesamtsumme ist wie vorher angezeigt, aber in der Rechnung steht in QuickBooks etwas anderes.
differs-caption = Wo QuickBooks von der Anzeige abweicht
differs-what = Was
differs-asked = Vorher angezeigt
differs-made = In QuickBooks
differs-none = Nichts
differs-line = Eine Position
differs-tax = Steuer
differs-rest = In keiner Position zu finden
differs-added = Von QuickBooks hinzugefügt.
differs-left-out = Von QuickBooks weggelassen.
differs-line-why = QuickBooks hat für diese Position einen anderen Betrag.
differs-discount-why = QuickBooks hat einen anderen Betrag abgezogen.
differs-tax-why = QuickBooks rundet die Steuer anders, oder ein Satz hat sich seit unserem letzten Abgleich geändert.
differs-rest-why = QuickBooks sagt nicht, woraus er besteht.
conflict-title = Dieser Deal hat schon eine Rechnung
conflict-text = Sie wurde erstellt, nachdem Sie dieses Formular geöffnet haben. Jetzt wurde nichts erstellt; Ihre Eingaben sind noch da.
conflict-pending = Sie wird noch erstellt.
pending-title = Die Rechnung wird erstellt
pending-doubt-title = Noch nicht sicher
set-ended-ago = QuickBooks hat die Erlaubnis vor { $age } beendet.
set-company-unnamed = Verbundene Firma
set-reading = Kunden, Artikel und Steuern werden zum ersten Mal gelesen…
set-resting = Bis zum { $date } wird QuickBooks nur gefragt, wenn jemand eine Schaltfläche drückt: Die Abfragen dieses Monats sind fast aufgebraucht. Der Status einer Rechnung kann älter sein als sonst.
set-fields-away = Pipedrive antwortet nicht. Zurzeit werden nur die üblichen Felder angeboten.
set-field-none = Leer lassen
set-field-no-match = Kein Feld passt
set-unsaved-plain = Nicht gespeicherte Änderungen
set-hand-asked = { $name } bittet um Übernahme.
handover-to = An { $name } übergeben
denied-text = Pipedrive sagt: Der Zugriff wurde nicht erlaubt. Es wurde nichts installiert.
install-refused-text = Pipedrive hat die Installation nicht angenommen. Es wurde nichts gespeichert.
missing-title = Installiert, aber mit weniger Berechtigungen als nötig
missing-text = Pipedrive hat nicht alle Berechtigungen erteilt, um die gebeten wurde. Installieren Sie noch einmal, sobald sie erlaubt sind. Bis dahin:
missing-go = Weiter
missing-deals = Deals: Es lässt sich keine Rechnung erstellen, und Deals zeigen nicht, was aus ihren Rechnungen wurde.
missing-contacts = Personen und Organisationen: Es wird kein Kunde vorgeschlagen.
missing-products = Produkte: Die Positionen eines Deals werden nicht übernommen.
missing-users = Benutzer: Kolleginnen und Kollegen lassen sich nicht auswählen.
missing-search = Suche: Deals lassen sich nicht über ihren Titel finden.
missing-webhooks = Webhooks: Was sich in Pipedrive ändert, wird nicht von selbst bemerkt.
missing-deal-fields = Deal-Felder: Die Liste der Deals kann den Stand einer Rechnung nicht zeigen.
missing-activities = Aktivitäten: Niemand wird an eine überfällige Rechnung erinnert.
ticket-title = Beginnen Sie in Pipedrive
ticket-text = Dieser Link gilt einmal und nur eine Minute lang. Öffnen Sie in Pipedrive die Einstellungen von dealbooks und drücken Sie dort „Mit QuickBooks verbinden“.
refused-stale-text = Der Link war älter als zehn Minuten, schon benutzt oder wurde in einem anderen Browser geöffnet. Es wurde nichts geändert.
refused-elsewhere-text = Diese QuickBooks-Firma ist mit einer anderen Pipedrive-Firma verbunden. Es wurde nichts geändert.
refused-realm-text = Intuit hat die Firma nicht genannt. Es wurde nichts geändert.
refused-failed-text = Intuit hat die Verbindung nicht bestätigt. Es wurde nichts geändert.
refused-again = Gehen Sie zurück zu Pipedrive und drücken Sie noch einmal „Mit QuickBooks verbinden“.
gone-title = Die Verbindung zu QuickBooks wurde getrennt
gone-text = Wir prüfen die Verbindung. Die Rechnungen bleiben, wo sie sind; Sie können in Pipedrive in den Einstellungen von dealbooks neu verbinden.
naming-title = QuickBooks verbinden?
naming-text = Damit wird eine QuickBooks-Firma mit der Pipedrive-Firma { $company } verbunden, für { $user }.
naming-note = Wenn Sie das nicht selbst in Pipedrive begonnen haben, schließen Sie dieses Fenster.
confirm-text = Die QuickBooks-Firma { $books } wird mit der Pipedrive-Firma { $company } verbunden, für { $user }. Wer dort Rechnungen betreut, sieht die Kunden von { $books } und erstellt darin Rechnungen.
confirm-note = Wenn Sie das nicht wollen, verbinden Sie nicht: Die Berechtigung geht dann an Intuit zurück.
confirm-no = Nicht verbinden
declined-text = Es wurde nichts verbunden. Die Berechtigung ging an Intuit zurück.

## A person decides
panel-ask-text = QuickBooks hat nie gesagt, ob das erledigt wurde, und von selbst geschieht nichts mehr. Sehen Sie nach und entscheiden Sie.
decide = Nachsehen und entscheiden
decide-title = Wurde es erledigt?
decide-text-invoice = Vor { $age } haben wir eine Rechnung über { $amount } für { $customer } an QuickBooks gesendet und nie erfahren, ob sie angelegt wurde.
decide-text-change = Vor { $age } haben wir QuickBooks darum gebeten und nie erfahren, ob es erledigt wurde: { $what }.
decide-what-send = die Rechnung per E-Mail senden
decide-what-other = die Rechnung ändern
decide-none = Wir haben gerade nachgesehen: In QuickBooks gibt es keine Rechnung, die es sein könnte.
decide-away = QuickBooks antwortet nicht, wir konnten nicht nachsehen. Versuchen Sie es später, oder sehen Sie selbst dort nach.
decide-legend = Ihre Entscheidung
decide-this = Es ist Rechnung { $number }
decide-this-help = { $amount }, { $date }. Sie gehört dann zu diesem Deal.
decide-again-invoice = Jetzt anlegen
decide-again-invoice-help = Dieselbe Anfrage noch einmal. Solange QuickBooks sie kennt, entsteht keine zweite Rechnung; sehen Sie im Zweifel erst in QuickBooks nach.
decide-again-send = Noch einmal senden
decide-again-send-help = Falls die erste E-Mail doch hinausging, erhält der Kunde sie zweimal.
decide-again-other = Jetzt erledigen
decide-again-other-help = Dieselbe Anfrage noch einmal.
decide-leave = Dabei belassen
decide-leave-help = Es wird nichts mehr an QuickBooks gesendet, und dieser Hinweis verschwindet.
decide-ok = So machen
decide-empty = Wählen Sie zuerst eine der Möglichkeiten.
decided-done = Geklärt: QuickBooks hat es bestätigt
decided-left = Geklärt: Es wird nichts mehr gesendet

## History of an invoice
history = Verlauf
history-title = Verlauf der Rechnung { $number }
history-empty = Seit dealbooks einen Verlauf führt, ist nichts geschehen.
history-cut = Ältere Einträge stehen in der Datei, die die Einstellungen anbieten.
history-quickbooks = QuickBooks
history-then = danach
history-none = nichts
history-asked = angefordert vor { $age }
history-not-done = Nicht ausgeführt: { $what }
history-refused = QuickBooks sagt: { $words }
history-to = Gesendet an
history-via-panel = im Panel
history-via-list = in „Alle Rechnungen“
history-via-form = im Rechnungsformular
history-create_invoice = Erstellt
history-update_invoice = Geändert
history-void_invoice = Storniert
history-delete_invoice = Gelöscht
history-send_invoice = Per E-Mail gesendet
history-create_customer = Kunde angelegt
history-update_customer = Kunde aktualisiert
history-create_item = Artikel angelegt
history-link_invoice = Mit einem Deal verknüpft
history-unlink_invoice = Vom Deal gelöst
history-decide = Nach ausgebliebener Antwort entschieden
history-seen_changed = In QuickBooks geändert
history-seen_deleted = In QuickBooks gelöscht
history-connect_quickbooks = QuickBooks verbunden
history-disconnect_quickbooks = QuickBooks getrennt
history-handover = Übergeben
history-settings = Einstellungen geändert
history-uninstall = dealbooks deinstalliert
history-unlink_contact = Kontakt gelöst
history-wipe_asked = Löschung der Daten verlangt
history-csv-time = Zeit (UTC)
history-csv-what = Was
history-csv-who = Wer
history-csv-where = Wo
history-csv-id = QuickBooks-ID
history-csv-before = { $what } vorher
history-csv-after = { $what } nachher
history-csv-note = Hinweis
