# dealbooks, English: the first locale, the one that decides the wording. Fluent syntax. Every word a person reads.
# Rules: sentence case; no exclamation marks; say what happened, what it means, what to do; the program is "we".
# { $amount } arrives formatted with its currency code; { $date } and { $time } in the reader's format.

## Fixed names: people's scripts and checks find screens by them; do not change the English
invoice-new = Invoice
invoice-create = Create invoice
refresh = Refresh
view-all = View all invoices
save = Save
connect = Connect to QuickBooks
disconnect = Disconnect
more-actions = More actions
action-void = Void
action-delete = Delete
action-send = Send by email
action-pdf = Download PDF
action-open = Open in QuickBooks
settings = Settings
unlink-contact = Unlink contact
status-open = Open
status-paid = Paid
status-voided = Voided
status-overdue = Overdue
status-deleted = Deleted
status-part = Partially paid

## Small words
action-attach = Attach PDF to the deal
action-copy-link = Copy payment link
badge-sent = Sent { $date }
badge-bounced = Bounced
badge-differs = Differs by { $amount }
badge-creating = Being created
badge-doubt = Not certain yet
badge-connected = Connected
badge-default = Default
cancel = Cancel
close = Close
back-pipedrive = Back to Pipedrive
try-again = Try again
required = (required)
opens-tab = (opens a new tab)
saved-at = Draft saved at { $time }
reference = Reference for support: { $id }
invoice-no-number = No number
invoice-new-row = New
updated-now = Updated just now
updated-ago = Updated { $age } ago
age-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
age-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
dates-row = { $issued }, due { $due }
days-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
open-left = { $amount } open
open-all = all of it open

## Panel
panel-title = Invoices
panel-total-invoiced = Invoiced
panel-total-paid = Paid
panel-total-open = Open
panel-total-overdue = Overdue
panel-totals-label = Totals in { $currency }
panel-show-more = Show { $next } more of { $total }
panel-empty-title = No invoices yet
panel-empty-text = Press Invoice: customer, lines and dates come from this deal. You check them before anything reaches QuickBooks.
panel-first = Reading invoices from QuickBooks for the first time…
panel-first-foot = First reading…
panel-slow = QuickBooks is not answering.
panel-slow-text = You see what we knew { $age } ago. We keep trying.
panel-lost = QuickBooks is disconnected.
panel-lost-text = Since { $date }, { $time } we cannot see changes or create invoices. Nothing is lost.
reconnect = Reconnect
panel-connect-title = Connect your books
panel-connect-text = dealbooks creates invoices in your QuickBooks Online company. You choose the company on the next page.
panel-connect-note = You need to be an admin of the QuickBooks company.
panel-other-title = { $owner } looks after invoices
panel-other-text = One person per Pipedrive company connects dealbooks, and only they see its invoices, unless they share them.
panel-other-see = Ask to see invoices
panel-other-take = Ask to take over
panel-install-title = Install dealbooks to see invoices
panel-install-text = It takes a minute and asks Pipedrive for your permission.
install = Install
panel-creating-text = QuickBooks takes longer than usual. You can leave this page; the number appears here.
panel-doubt-when = Sent to QuickBooks at { $time }
panel-doubt-text = QuickBooks did not say whether this invoice was made. We are finding out and will not make it twice. Please do not create it again.
panel-doubt-check = Check now
panel-doubt-next = Next check in { $seconds } seconds
panel-doubt-found = It was made: invoice { $number }.
panel-doubt-none = It was not made. You can create it now.
panel-contact-title = All deals of this contact
panel-contact-empty = Invoices of this contact and of its deals appear here. New ones are made from a deal.
panel-row-deal = Deal: { $title }
panel-row-no-deal = Not linked to a deal
live-status = Invoice { $number } is now { $status }
live-refreshed = Up to date

## Why an action is not there (shown under the menu item)
why-link-payments = QuickBooks Payments is not switched on in this company.
why-link-email = QuickBooks gives a payment link only to customers with an email address.
why-voided = This invoice is voided.
why-deleted = This invoice was deleted in QuickBooks.
why-not-owner = Only { $owner } can change invoices.
why-lost = QuickBooks is disconnected.
why-not-connected = QuickBooks is not connected.
why-other-books = This invoice is in another QuickBooks company than the one connected now.
why-under-way = A change of this invoice is still under way.
why-paid = It is paid. Void it, or remove the payment in QuickBooks first.
why-nothing-due = Nothing is left to pay.
why-no-deal = It is not linked to a deal.
why-doubt = We are still finding out whether it exists.
seen-now = Confirmed just now ({ $how })
seen-ago = Confirmed { $age } ago ({ $how })
seen-own_write = QuickBooks’ answer to dealbooks
seen-webhook = message from QuickBooks
seen-refresh = looked up in QuickBooks
seen-comparison = compared with QuickBooks
change-void_invoice = Being voided
change-delete_invoice = Being deleted
change-send_invoice = Being sent
change-update_invoice = Being changed
change-slow = QuickBooks takes longer than usual. You can leave this page; the row shows the result.
change-doubt = QuickBooks did not say whether this was done. We are finding out and will not do it twice.
change-not-done = It did not happen: QuickBooks shows the invoice unchanged. You can do it again.

## Send by email
send-title = Send invoice { $number } by email
send-to = To
send-help = Several addresses: separate them with commas.
send-text = QuickBooks sends it, with the subject, text and look that your company set there. The PDF is attached.
send-bounced = The last email, on { $date }, came back: { $address } does not exist.
send-bounced-plain = The last email came back.
send-error = Write one or more addresses with @, separated by commas.
send-limit = This email was not sent: at most { $max } emails leave within 24 hours. The next one can leave after { $time }, or send the invoice in QuickBooks.
link-title = Payment link of invoice { $number }
link-help = Your browser did not let us copy it. It is selected: copy it with Ctrl+C or ⌘C.
link-field = Payment link
send = Send

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Void invoice { $number }?
void-text = { $customer }, { $amount }. The invoice stays in QuickBooks with an amount of zero. This cannot be undone.
void-part-text = { $customer }, { $amount }, partly paid. The invoice stays in QuickBooks with an amount of zero, and the payment of { $paid } becomes unapplied: your bookkeeping has to assign it again. This cannot be undone.
void-ok = Void invoice
void-paid-title = Void paid invoice { $number }?
void-paid-text = { $customer }, { $amount }, paid. The invoice stays in QuickBooks with an amount of zero, and the payment of { $paid } becomes unapplied: your bookkeeping has to assign it again. This cannot be undone.
delete-title = Delete invoice { $number }?
delete-text = { $customer }, { $amount }. The invoice disappears from QuickBooks and its number becomes free. This cannot be undone. To keep a trace, void it instead.
delete-part-text = { $customer }, { $amount }, partly paid: QuickBooks will probably refuse as long as the payment is linked. If it does not, the invoice disappears there and its number becomes free. This cannot be undone. To keep a trace, void it instead.
delete-ok = Delete invoice
unlink-title = Unlink invoice { $number } from this deal?
unlink-text = The invoice stays in QuickBooks. It no longer counts in the totals of this deal. You can link it again.
unlink = Unlink
link = Link
move-title = Move invoice { $number } to this deal?
move-text = It is linked to the deal “{ $deal }”. An invoice belongs to one deal; it will be removed from the other one.
move-ok = Move
unlink-many-title = { $count ->
    [one] Unlink { $count } invoice from this deal?
   *[other] Unlink { $count } invoices from this deal?
}
unlink-many-text = { $count ->
    [one] The invoice stays in QuickBooks. It no longer counts in the totals of this deal. You can link it again.
   *[other] The invoices stay in QuickBooks. They no longer count in the totals of this deal. You can link them again.
}
unlink-many-left = { $count ->
    [one] { $count } of the selected ones is not linked to this deal and is left out.
   *[other] { $count } of the selected ones are not linked to this deal and are left out.
}
unlink-many-none = None of the selected invoices is linked to this deal.
move-many-title = { $count ->
    [one] Move { $count } invoice to this deal?
   *[other] Move { $count } invoices to this deal?
}
move-many-text = { $count ->
    [one] It is linked to another deal: { $deals }. An invoice belongs to one deal; it will be removed from the other one.
   *[other] They are linked to other deals: { $deals }. An invoice belongs to one deal; they will be removed from the others.
}
many-left = { $count ->
    [one] { $count } invoice stays as it is:
   *[other] { $count } invoices stay as they are:
}
many-left-row = { $number }: { $why }
many-elsewhere = It is linked to the deal “{ $deal }” now.
unlink-contact-title = Unlink contact?
unlink-contact-text = { $count ->
    [0] This deal forgets the QuickBooks customer { $customer }. The next invoice asks for the customer again.
    [one] This deal forgets the QuickBooks customer { $customer }. Its linked invoice stays in QuickBooks and on this deal. The next invoice asks for the customer again.
   *[other] This deal forgets the QuickBooks customer { $customer }. Its { $count } linked invoices stay in QuickBooks and on this deal. The next invoice asks for the customer again.
}
unlink-contact-all = This contact forgets the QuickBooks customer { $customer }. All invoices stay as they are. The next invoice asks for the customer again.
close-title = Close without creating the invoice?
close-text = Your draft is kept for 30 days and opens again when you press Invoice.
close-keep = Keep editing
discard-title = Discard this draft?
discard-text = Everything you typed for this invoice is removed. The deal stays as it is.
discard-ok = Discard draft
disconnect-title = Disconnect QuickBooks?
disconnect-text = dealbooks gives its permission back to Intuit at once. Invoices stay where they are; this page shows them as last seen. You can connect again at any time.
handover-title = Hand dealbooks over to { $name }?
handover-text = As soon as they accept, they see and create invoices and you no longer do. Invoices, links and settings stay.
handover-ok = Hand over
wipe-title = Delete all dealbooks data?
wipe-text = Links, drafts, settings and history of { $company } are removed within 24 hours. Invoices in QuickBooks and deals in Pipedrive stay as they are. This cannot be undone.
wipe-ok = Delete my data

## Short messages (SHOW_SNACKBAR)
done-created = Invoice { $number } created
done-voided = Invoice { $number } voided
done-deleted = Invoice { $number } deleted
done-sent = { $count ->
    [one] Invoice { $number } sent to { $address }
   *[other] Invoice { $number } sent to { $count } addresses
}
done-attached = PDF attached to the deal
attach-begun = Attaching the PDF…
attach-failed = The PDF could not be attached: { $detail }
done-copied = Payment link copied
done-linked = Invoice { $number } linked
done-unlinked = Invoice { $number } unlinked
done-linked-many = { $count ->
    [one] { $count } invoice linked
   *[other] { $count } invoices linked
}
done-unlinked-many = { $count ->
    [one] { $count } invoice unlinked
   *[other] { $count } invoices unlinked
}
done-contact = Contact unlinked
done-saved = Settings saved
done-disconnected = QuickBooks disconnected

## Create an invoice
create-title = New invoice
create-deal = Deal: { $title }
create-loading = Reading the deal…
create-busy = Creating the invoice in QuickBooks…
customer = Customer
customer-linked = QuickBooks customer, bills in { $currency }
customer-change = Change customer
customer-ask = Which QuickBooks customer is this?
customer-search = Search all customers
customer-search-hint = Name, email or tax number
customer-new = New customer
customer-new-help = Created in QuickBooks together with the invoice, from the details below
customer-existing = Choose an existing customer
match-name-tax = Same name and same tax number
match-name-tax-end = Same name, and the tax number ends alike ({ $end }); QuickBooks hides the rest
match-name-email = Same name and same email
match-name = Same name
match-tax = Same tax number
match-tax-end = The tax number ends alike ({ $end }); QuickBooks hides the rest
match-email = Same email
match-near-domain = Similar name, same email domain ({ $domain })
match-near = Similar name
match-domain = Other name, same email domain ({ $domain })
match-person = Same contact person, other name
match-inactive = Inactive in QuickBooks
field-to = To
field-address = Address
field-email = Email
field-tax-number = Tax number
field-from = From { $record }: { $field }
field-display-name = Display name
field-company = Company name
field-first-name = First name
field-last-name = Last name
field-phone = Phone
field-street = Street
field-postal = Postal code
field-city = City
field-state = State or province
field-country = Country
field-customer-currency = Currency of this customer
field-customer-currency-help = Cannot be changed later in QuickBooks
name-taken = A supplier in QuickBooks already has this name, and customers cannot share a name with suppliers or employees.
name-taken-use = Use “{ $name }”
name-taken-edit = Change the name myself
name-taken-customer = QuickBooks has a customer of this name already. Choose it, or use another name.
compare = Compare and update
compare-note = QuickBooks has something else for this customer: { $fields }.
compare-title = Update customer in QuickBooks
compare-text = Only what you tick is changed, for this customer and from now on. Earlier invoices stay as they are.
compare-change = Change
compare-now = Now in QuickBooks
compare-then = From this invoice
compare-caption = What QuickBooks has and what this invoice says
compare-masked = Hidden by QuickBooks, ends in { $end }
compare-masked-same = QuickBooks shows only the end of tax numbers. The ends agree, so it is probably the same number.
compare-masked-other = QuickBooks shows only the end of tax numbers. The ends differ.
compare-ok = Update customer
compare-back = Back to the invoice
compare-stale = The customer was changed in QuickBooks meanwhile. This is how it stands now.
compare-same = QuickBooks has the same address, email and tax number.
compare-nothing = Nothing
compare-tick = Tick what shall be changed.
compare-done = Customer updated in QuickBooks
compare-waiting = QuickBooks has not confirmed the change yet. We will see it through; the invoice does not depend on it.
details = Invoice details
preset = Preset
preset-none = No preset
currency = Currency
currency-help = The currency of this customer in QuickBooks
date-issued = Invoice date
date-due = Payment due
date-due-help = { $date }: { $days } days after the invoice date
terms = Terms
terms-none = Only the date
doc-number = Invoice number
doc-number-help = Your company gives its own numbers. Last used: { $last }
doc-number-proposed = Proposed: { $number }, the one after { $last }, the highest we know. You can change it.
doc-number-empty = Without a number this invoice stays unnumbered in QuickBooks.
tax = Tax
vat = VAT
sales-tax = Sales tax
tax-excluded = Tax added to the prices
tax-inclusive = Prices include tax
tax-none = No tax
tax-us = Sales tax is calculated by QuickBooks when the invoice is created, from the customer’s address. You say only which lines are taxable.
tax-us-row = calculated by QuickBooks
taxable = Taxable
message = Message to the customer
message-help = Printed on the invoice
details-more = More: private note, class, location, own fields
private-note = Private note
private-note-help = Only your bookkeeping sees it
class = Class
location = Location
own-field-help = Own field of your QuickBooks company
own-field = Own field { $number }
choice-none = None
extras-more = More: { $parts }
look = QuickBooks prints this invoice in the standard look of your company. It offers no way to choose another one from here.
currency-differs = The deal is in { $deal }, this customer is billed in { $customer }
currency-differs-text = A customer in QuickBooks has one currency, and it never changes. What shall this invoice be?
currency-convert = Invoice in { $customer }, convert the prices
currency-convert-help = QuickBooks’ rate of { $date }
currency-rate = 1 { $from } in { $to }
currency-rate-help = You can change the rate. It is stored on the invoice.
currency-become = { $amount } become
currency-keep = Invoice in { $customer }, keep the numbers
currency-keep-help = { $before } become { $after }
currency-ask = What to do about the currency
currency-other = Invoice in { $deal }, to another customer
currency-other-help = Choose one that is billed in { $deal }
currency-new = Invoice in { $deal }, to a new customer
currency-new-help = Created as “{ $name }”
currency-go = Continue
currency-prices-only = Only for the prices. The exchange rate to { $home } stands under Invoice details.
currency-converted = The prices of the deal were converted: 1 { $from } = { $rate } { $to }.
rate-get = Get QuickBooks’ rate
lines = Lines
lines-hint = { $count ->
    [one] { $count } product from the deal, { $linked } linked to QuickBooks items
   *[other] { $count } products from the deal, { $linked } linked to QuickBooks items
}
lines-none = The deal has no products. Add the first line.
line-what = Description and QuickBooks item
line-item-of = QuickBooks item, line { $line }
line-description-of = Description, line { $line }
line-qty-of = Quantity, line { $line }
line-price-of = Price, line { $line }
line-discount-of = Discount, line { $line }
line-unit-of = Unit of the discount, line { $line }
line-tax-of = Tax, line { $line }
line-taxable-of = Taxable, line { $line }
line-state-linked = Linked
line-state-proposed = Proposed, please check
line-state-none = Not linked yet
line-qty = Quantity
line-price = Price
line-discount = Discount
line-amount = Amount
line-item-empty = Choose a QuickBooks item
line-item-proposed = Proposed: { $reason }. It is linked when you create the invoice.
line-item-create = Create “{ $name }” in QuickBooks
line-item-account = You are asked for the income account once.
line-item-none = No item matches “{ $text }”
line-menu = Line { $line }: move, duplicate, remove
line-up = Move up
line-down = Move down
line-copy = Duplicate
line-remove = Remove
line-removed = Line removed: { $name }
line-bundle = { $count ->
    [one] Bundle of { $count } item; QuickBooks lists it by itself: { $names }
   *[other] Bundle of { $count } items; QuickBooks lists them one by one: { $names }
}
line-from-deal = From the deal: { $details }
undo = Undo
line-add = Add line
line-text = Add text line
line-subtotal = Add subtotal
line-subtotal-net = before tax
line-moved = Line moved to place { $place }
lines-fill = { $count ->
    [one] Use one item for the { $count } line without one
   *[other] Use one item for all { $count } lines without one
}
lines-filled = Filled with “{ $name }”.
item-bundle = { $count ->
    [one] Bundle of { $count } item
   *[other] Bundle of { $count } items
}
freq-annually = annually
freq-semi-annually = every six months
freq-quarterly = quarterly
freq-monthly = monthly
freq-weekly = weekly
line-periods = { $count ->
    [one] { $count } period
   *[other] { $count } periods
}
line-one-period = One period is billed here.
error-bundle-tax = “{ $name }” in this bundle has no tax rate of its own in QuickBooks. Give it one there, or add the items one by one.
error-bundle-foreign = The prices of a bundle are in { $currency }; on an invoice in another currency, add its items one by one.
checks-title = { $count ->
    [one] { $count } thing to look at before QuickBooks takes this
   *[other] { $count } things to look at before QuickBooks takes this
}
checks-foot = { $count ->
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
fix-tax = { $count ->
    [one] Use { $name }
   *[other] Use { $name } for { $count } lines
}
fix-use = Use { $value }
fix-due = Use the invoice date
fix-cut = Shorten to { $max } characters
instalments = Instalments…
instalments-title = Instalments of the deal
instalments-none = Pipedrive has no instalments for this deal.
instalments-which = Which ones to invoice
instalments-when = { $amount }, billed on { $date }
instalments-in = In { $currency }, like the other prices of this form.
instalments-empty = Choose at least one.
instalments-dated = Add the billing date to the description
instalments-lines = Lines of the form
instalments-replace = Replace them
instalments-replace-help = The discount of the whole invoice is emptied too: an instalment has it in it already.
instalments-add = Add below them
instalments-ok = Use as lines
instalments-taken = Taken from instalments: { $count }.
item-new-title = New item in QuickBooks
item-new-name = Name
item-new-account = Income account
item-new-choose = Choose an account
item-new-account-help = Sales of this item are booked there. It is proposed next time.
item-new-ok = Create item
item-later = QuickBooks has not answered yet. The item appears in the list as soon as it is made; it is not made twice.
error-item-name = QuickBooks does not allow colons, quotation marks, tabs or line breaks in names of items.
error-item-taken = An item has this name already. Choose it in the list, or give this one another name.
error-item-category = A category has this name, and items cannot share a name with categories.
error-item-inactive = An inactive item has this name. Make it active again in QuickBooks, or choose another name.
sum-sub = Subtotal
sum-discount = Discount on everything
sum-tax = { $name } on { $base }
sum-tax-in = of which { $name } on { $base }
sum-total = Total
sum-total-before = Total before sales tax
lines-missing = { $count ->
    [one] { $count } line needs a QuickBooks item
   *[other] { $count } lines need a QuickBooks item
}
changed-title = The deal has changed since you began this draft.
changed-take = Take the changes over
changed-keep = Keep my draft
changed-choose = First choose above: take the changes over, or keep your draft.
changed-quantity = { $name }: quantity { $now } instead of { $before }
changed-price = { $name }: price { $now } instead of { $before }
changed-terms = { $name }: discount, tax or description
changed-added = New product: { $name }
changed-removed = No longer in the deal: { $name }
changed-order = Order of the products
changed-discount = Discount on the whole deal
changed-currency = Currency: { $now } instead of { $before }
changed-organization = Organization: { $now } instead of { $before }
changed-person = Contact person: { $now } instead of { $before }
changed-none = none
created-title = Invoice { $number } is in QuickBooks
created-written = Invoice number, status and amounts; see the Changelog of the deal
created-next = Next
created-panel = The panel of the deal already shows it.
created-another = Create another invoice
created-differs = The total is { $difference } higher than shown before. The amount in QuickBooks counts.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] The invoice was not created. Please look at { $count } place:
   *[other] The invoice was not created. Please look at { $count } places:
}
errors-kept = Nothing was created. Your entries are kept.
errors-places = { $count ->
    [one] { $count } place to look at
   *[other] { $count } places to look at
}
error-empty = Please fill this in.
error-email = This address has no @. Example: name@company.com
error-number = Write the number in full.
error-number-big = The largest amount QuickBooks takes is { $max }.
error-decimals = { $currency } has { $digits } decimals.
error-due-early = This is before the invoice date.
error-date-closed = The books in QuickBooks are closed up to { $date }. Choose a later date.
error-item = Choose the QuickBooks item for this line.
error-item-gone = This item was made inactive in QuickBooks. Choose another one.
error-customer-gone = This customer was made inactive in QuickBooks. Choose another one.
error-currency = This customer is billed in { $currency }.
error-not-converted = The prices are in { $from }, the invoice would be in { $to }. Convert them, or choose another customer.
error-no-rate = QuickBooks gave no rate just now. Write it here, or try again.
error-not-in-list = This is not in QuickBooks’ list any more. Choose again.
error-tax-rate = Every line needs a tax rate, also when it is 0 %.
error-number-used = Invoice { $number } exists already. Choose another number.
error-name-chars = QuickBooks does not allow colons, tabs or line breaks in names.
error-long = { $length } characters; QuickBooks takes { $max }.
error-rows = At most { $max } lines.
error-negative = The total is below zero. QuickBooks wants a credit memo for that.
error-lines-many = { $count } lines; QuickBooks takes { $max }.
error-subscription = The QuickBooks subscription of this company has ended or has a billing problem. Invoices can be seen but not created.
error-permission = The person who connected QuickBooks may no longer do this there. Ask an admin to reconnect.
error-closed-plain = QuickBooks refused: the books are closed for the date of this invoice. Somebody has to open them there first.
error-subscription-plain = The QuickBooks subscription of this company has ended or has a billing problem. Invoices can be seen but not changed.
error-busy = QuickBooks asks us to wait. We try again in { $seconds } seconds; you need not do anything.
error-deposited = QuickBooks refused: the payment is part of a bank deposit. It has to be removed there first.
error-linked-payment = QuickBooks refused: a payment is linked to this invoice. Remove the payment in QuickBooks, or void the invoice instead.
error-other = QuickBooks refused: { $detail }
error-not-taken = QuickBooks does not accept this. Change it or leave it empty. QuickBooks says: { $detail }
error-ours = Something went wrong on our side. Nothing was created. Your entries are kept.
error-session = This page was open for long. Your entries are kept; press the button once more.
error-deal-gone = This deal does not exist any more, or you may not see it.

## All invoices
all-title = All invoices
all-when = Issued
all-month = This month
all-quarter = This quarter
all-year = This year
all-12 = Last 12 months
all-custom = Custom dates
all-ever = All
all-from = From
all-until = To
all-status = Status
all-statuses = All statuses
all-search = Search
all-search-hint = Number, item or note
all-clear = Clear filters
all-order = Sort by
all-order-issued = Issued, newest first
all-order-issued-up = Issued, oldest first
all-order-due = Due, latest first
all-order-due-up = Due, earliest first
all-order-amount = Amount, largest first
all-order-amount-up = Amount, smallest first
all-order-open = Open, largest first
all-order-open-up = Open, smallest first
all-select-hint = Select invoices to link, unlink or export several at once.
all-selected = { $count } selected
all-link = Link to this deal
all-unselect = Clear selection
all-select-csv = Select invoices to export only some of them.
all-bulk = Selected invoices
all-pick = Select invoice { $number }
all-pick-all = Select all on this page ({ $count })
all-csv-some = Export selected as CSV
all-col-number = Number and deal
all-col-due = Due
all-this-deal = This deal
all-no-deal = No deal
all-range = { $first }–{ $last } of { $total }
all-previous = Previous
all-next = Next
all-csv = Export as CSV
all-none-title = No invoice matches
all-none-text = No invoice fits these filters.
all-none-ever = Search in all years
all-empty = This customer has no invoices in QuickBooks yet.
all-reading = Reading from QuickBooks…
all-form = Filter invoices
all-caption = Invoices of this customer in QuickBooks
all-col-amount = Amount
all-col-open = Open
all-actions = Actions
all-pages = Pages
all-deal-unnamed = Deal { $id }
all-not-linked = No QuickBooks customer yet
all-not-linked-text = As soon as the first invoice is created from a deal, the customer chosen there is remembered, and all of that customer’s invoices appear here.
csv-number = Number
csv-deal = Deal
csv-sent = Sent

## Settings
set-connection = QuickBooks connection
set-connection-text = Where invoices are created.
set-to-connection = Connection
set-sections = Sections
set-not-connected = Not connected yet
set-not-connected-text = A new window opens at Intuit. You choose the company there and come back by yourself. You need to be an admin of that company.
set-ended = QuickBooks ended the permission on { $date }, { $time }.
set-ended-text = Invoices are kept; new ones wait until you reconnect.
set-waiting = Waiting for QuickBooks…
set-waiting-text = Finish in the other window. This page notices by itself.
set-waiting-again = Open the window again
set-since = Connected
set-since-value = { $date } by { $name }
set-last-message = Last message from QuickBooks
set-last-compare = Last full comparison
set-last-look = Last look at QuickBooks
set-expires = Permission renews by itself until
set-calls = Calls this month
set-calls-value = { $used } of about { $expected } expected
set-calls-list = QuickBooks: { $reads } reads, { $writes } writes. Pipedrive: { $pipedrive }.
set-compare = Compare now
set-compare-begun = We are comparing with QuickBooks now
set-fields = Invoice fields
set-fields-text = Where each part of a new invoice comes from. You can still change it on every invoice.
set-preview = Preview with the deal
set-preview-empty = Empty on this deal
set-preview-away = Pipedrive is not answering
set-due = Payment due
set-due-text = The proposed due date of a new invoice.
set-due-days = A number of days after the invoice date
set-due-field = Days after the invoice date
set-due-unit = days
set-due-example = Example: an invoice of { $issued } is due on { $due }.
set-due-terms = The payment terms of the customer in QuickBooks
set-due-terms-help = { $term } if the customer has none.
set-due-term = Payment terms of QuickBooks
set-due-term-field = Payment terms
set-defaults = Defaults
set-defaults-text = Proposed on every new invoice unless a preset says otherwise.
set-defaults-later = Connect QuickBooks first: currencies, taxes and items come from there.
set-currency-deal = Currency of the deal
set-currency-help = Another one is used for deals in a currency that QuickBooks does not know. Prices are never converted.
set-tax-deal = As the products of the deal say
set-tax-rate = Tax rate
set-item = Item for lines without a product
set-item-ask = Ask each time
set-account = Income account for new items
set-presets = Presets
set-presets-text = Named sets of terms, message, tax, class, location, extra lines and language. QuickBooks’ own print designs cannot be chosen from other programs; a preset does not change the look.
set-preset-add = Add preset
set-preset-edit = Edit
set-preset-copy = Duplicate
set-preset-default = Make default
set-preset-remove = Remove
preset-empty = No presets yet.
preset-new = New preset
preset-edit = Edit preset
preset-copy-name = { $name } (copy)
preset-name = Name
preset-name-taken = Another preset has this name.
preset-as-settings = As in the settings
preset-days = Days
preset-lines = Extra lines
preset-line-what = Description, extra line { $line }
preset-line-item = QuickBooks item, extra line { $line }
preset-line-qty = Quantity, extra line { $line }
preset-line-price = Price, extra line { $line }
preset-line-remove = Remove extra line { $line }
preset-language = Language of the words
preset-undefault = Do not begin with it
preset-remove-title = Remove the preset “{ $name }”?
preset-remove-text = Invoices made with it stay as they are.
preset-says-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
preset-says-lines = { $count ->
    [one] { $count } extra line
   *[other] { $count } extra lines
}
preset-says-message = with a message
done-preset-saved = Preset saved
done-preset-removed = Preset removed
set-deal = Written to the deal
set-deal-text = So that everyone sees it in Pipedrive, in lists, filters and the Changelog.
set-deal-fields = Fields of the deal to keep up to date
set-deal-summary = All invoices in one text, for the Changelog
set-deal-number = Invoice number
set-deal-status = Invoice status
set-deal-invoiced = Amount invoiced
set-deal-paid = Amount paid
set-deal-overdue = Amount overdue
set-deal-refused = Pipedrive did not make this field: { $reason }
set-deal-also = Also
set-deal-note = Add a note when an invoice is created, paid or voided
set-deal-activity = Plan an activity when an invoice becomes overdue
set-deal-activity-help = For the owner of the deal, on the next working day.
note-created = Invoice { $number } over { $amount } was created in QuickBooks for { $customer }.
note-paid = Invoice { $number } over { $amount } is paid.
note-voided = Invoice { $number } over { $amount } was voided.
activity-overdue = Invoice { $number } is overdue: { $amount } open
set-see = Who can see invoices
set-see-text = Only you at first. Creating and changing stays with you.
set-see-me = Only me
set-see-some = Colleagues I choose
set-see-all = Everyone who can see the deal
set-see-help = They need dealbooks installed, and may look, not change.
set-see-all-help = We ask Pipedrive with their own permission whether they see the deal.
set-see-names = Colleagues
set-see-absent = not installed yet
set-see-nobody = There is nobody else in this Pipedrive company.
set-see-choose = Choose at least one colleague.
set-language = Language
set-language-text = Of dealbooks. Invoices are printed in the language that QuickBooks has for the customer.
set-language-auto = As in Pipedrive ({ $language })
set-data = Hand over and data
set-data-text = One person per Pipedrive company connects dealbooks.
set-hand = Hand over to a colleague
set-hand-text = They confirm. Invoices, links and the connection stay; they can reconnect with their own QuickBooks permission.
set-hand-button = Hand over…
set-hand-who = Colleague
set-hand-nobody = No colleague has installed dealbooks yet.
set-hand-offered = Offered to { $name } until { $date }.
set-hand-back = Take back the offer
set-export = Export all data
set-export-text = One file with settings, links, invoices and history.
set-audit = History of all invoices
set-audit-text = Who did what to which invoice, when and from where, with the values before and after. One CSV file.
set-audit-button = Download history
set-wipe = Delete my data
set-wipe-text = Removes what dealbooks stores: links, drafts, settings, history. Your invoices in QuickBooks and your deals in Pipedrive stay as they are. For 400 days only an unreadable mark of your company stays, with the numbers of deals and their invoices, so that a later installation makes no invoice twice.
set-wipe-button = Delete my data…
set-wipe-done = Deletion has begun. It takes 24 hours at most.
set-saved = All changes saved
set-unsaved = { $count ->
    [one] { $count } unsaved change
   *[other] { $count } unsaved changes
}
set-discard = Discard changes
set-failed = Not saved.
set-failed-text = { $count ->
    [one] One field needs another choice: { $fields }.
   *[other] { $count } fields need another choice: { $fields }.
}
set-field-gone = This field was removed in Pipedrive. Choose another one or leave it empty.

## Pages outside Pipedrive
land-title = From a won deal to a QuickBooks invoice, in two clicks
land-text = dealbooks lives inside Pipedrive. It fills the invoice from the deal, you check it, QuickBooks Online keeps it. When it is paid, the deal knows.
land-how = How it works
land-1 = Proposed, not guessed
land-1-text = Customer, address and lines come from the fields you choose. You confirm.
land-2 = Always up to date
land-2-text = Open, Paid, Overdue: on the deal seconds after it happens in QuickBooks.
land-3 = Never twice
land-3-text = If a connection breaks, dealbooks looks first and never makes the same invoice again.
land-need = You need Pipedrive and QuickBooks Online. dealbooks asks for permission to both and can be removed at any time.
foot-help = Help
foot-privacy = Privacy
foot-terms = Terms
foot-not = dealbooks is not made by Pipedrive or Intuit.
joined-title = QuickBooks is connected
joined-text = Company: { $company }. Home currency { $currency }, several currencies on, tax by rate.
joined-1 = Install dealbooks
joined-2 = Connect QuickBooks
joined-3 = Check the invoice fields
joined-3-text = They are filled in already; most people press Save.
joined-go = Go to settings in Pipedrive
joined-close = You can close this window; Pipedrive has noticed.
refused-title = QuickBooks was not connected
refused-text = Intuit said: access was not allowed. Nothing was changed.
refused-help = To connect you need to be an admin of the QuickBooks company. If you are not, ask the person who is to press Connect to QuickBooks in the settings.
stale-title = The installation was not finished
stale-text = The link was older than ten minutes or was opened in another browser. That is a protection, nothing is broken.
stale-again = Start again
take-title = Take over dealbooks from { $owner }?
take-text = In { $company } one person connects dealbooks. { $owner } offered it to you on { $date }.
take-1 = You take over
take-1-text = From now on you see and create invoices. { $owner } no longer does.
take-2 = QuickBooks stays connected
take-2-text = With the permission that is there now. Reconnect in the settings to use your own.
take-3 = All links stay
take-3-text = Invoices, drafts and settings are kept.
take-ok = Take over
take-no = Not now
take-until = The offer ends on { $date }.
asked-title = We asked { $owner }
asked-text = dealbooks is installed for you. { $owner } or an admin of your Pipedrive company has to confirm before you can create invoices. You get a message in the panel.
asked-withdraw = Withdraw the request
asked-when = Asked
asked-of = Waiting for
asked-of-value = { $owner } or an admin

## Receivables (later)
owed-title = Receivables
owed-text = What customers owe, by how late it is. Today, { $date }.
owed-chart = Open amounts by days overdue, { $currency }
owed-not-due = Not due
owed-over = Over { $days }
owed-all = All customers

## Pages and fragments that fail
error-title = That did not work
error-request = This request was not understood. Reload the page and try again.
error-not-found = This does not exist, or you may not see it.
error-not-owner = Only the person who connected dealbooks may do this.
error-not-connected = QuickBooks is not connected. Connect it in the settings of dealbooks.
error-lost = QuickBooks is disconnected. Reconnect it, then press the button once more; your entries are kept.
error-pipedrive-lost = Pipedrive ended our permission. Install dealbooks again; nothing is lost.
error-away = The other side is not answering. Nothing was created. Try again in a moment.
error-wait = { $seconds ->
    [one] We were asked to wait. Try again in { $seconds } second.
   *[other] We were asked to wait. Try again in { $seconds } seconds.
}
error-storage = This could not be saved, and nothing was sent. Try again in a moment.
error-too-large = This form has too many lines. Remove some, or make two invoices of it.
error-too-slow = The connection was too slow. Nothing was created. Try again.
error-too-many = Too many attempts from here. Wait a minute and try again.
error-network = The connection is gone. Your entries are kept; try again in a moment.

## The page before anybody is known
shell-asking = Asking Pipedrive who you are…
shell-failed-title = We do not know who you are
shell-failed = Pipedrive did not confirm who sits here. Reload the page; if that does not help, install dealbooks again.
shell-open-title = Open this in Pipedrive
shell-open = This page works inside Pipedrive only. Open a deal there, or the settings of dealbooks.

## Panel, continued
more-actions-of = More actions, invoice { $number }
ago = { $age } ago
panel-lost-for = For { $age } we have not been able to see changes or create invoices. Nothing is lost.
panel-doubt-ago = Sent to QuickBooks { $age } ago
panel-nobody-title = Nobody looks after invoices yet
panel-other-asked = We asked { $owner }. As soon as they or an admin of your Pipedrive company confirm, you see invoices here.
panel-no-deal-title = Invoices belong to deals
panel-no-deal-text = Open a deal: its invoices are there.
panel-deal-gone = This deal was deleted or archived in Pipedrive. Its invoices stay as they are; new ones cannot be made from it.
live-several = Several invoices changed

## Create an invoice, continued
record-organization = Organization
record-person = Person
record-deal = Deal
customer-current = Linked to this deal now
customer-found = Found by your search
customer-linked-plain = QuickBooks customer
customer-none = No customer matches “{ $text }”
currency-rate-short = Exchange rate
currency-differs-note = The deal is in { $deal }, this customer is billed in { $customer }. Prices are not converted: check them.
rate-help = Leave empty for QuickBooks’ rate of the day.
tax-by-quickbooks = Calculated by QuickBooks
discount-unit = Unit of the discount
sum-discount-short = Discount
line-tax-choose = Choose a rate
lines-caption = Lines of the invoice
item-sku = SKU { $sku }
error-customer = Choose the customer, or New customer.
error-no-lines = Add at least one line with a QuickBooks item.
error-date = Write the whole date: day, month and year.
error-below-zero = This cannot be below zero.
error-range = Write a number from { $least } to { $most }.
error-decimals-most = At most { $digits } digits after the point.
error-home-currency = This QuickBooks company bills in { $currency } only. To use others, switch on several currencies there.
error-currency-unknown = QuickBooks does not know the currency { $currency }.
name-taken-by = { $name } already has this name in QuickBooks, and customers cannot share a name with suppliers or employees.
name-taken-offer = “{ $name }” would be free.
created-title-plain = The invoice is in QuickBooks
created-summary = Summary
created-differs-less = The total is { $difference } lower than shown before. The amount in QuickBooks counts.
created-differs-inside = The total is as shown before, but inside the invoice QuickBooks has something else.
differs-caption = Where QuickBooks differs from what was shown
differs-what = What
differs-asked = Shown before
differs-made = In QuickBooks
differs-none = Nothing
differs-line = A line
differs-tax = Tax
differs-rest = Not found in any line
differs-added = Added by QuickBooks.
differs-left-out = Left out by QuickBooks.
differs-line-why = QuickBooks has another amount for this line.
differs-discount-why = QuickBooks took off another amount.
differs-tax-why = QuickBooks rounds tax differently, or a rate has changed since our last look.
differs-rest-why = QuickBooks does not say what it is made of.
conflict-title = This deal has an invoice already
conflict-text = It was created after you opened this form. Nothing was created now; your entries are kept.
conflict-pending = It is still being created.
pending-title = The invoice is being created
pending-doubt-title = Not certain yet

## Settings, continued
set-ended-ago = QuickBooks ended the permission { $age } ago.
set-company-unnamed = Connected company
set-reading = Reading customers, items and taxes for the first time…
set-resting = Until { $date } QuickBooks is asked only when somebody presses a button: this month’s reads are nearly used up. Statuses may be older than usual.
set-fields-away = Pipedrive is not answering. Only the usual fields are offered now.
set-field-none = Leave empty
set-field-no-match = No field matches
set-unsaved-plain = Unsaved changes
set-hand-asked = { $name } asks to take over.
handover-to = Hand over to { $name }

## Pages outside Pipedrive, continued
denied-text = Pipedrive said: access was not allowed. Nothing was installed.
install-refused-text = Pipedrive did not accept the installation. Nothing was stored.
missing-title = Installed, with fewer permissions than needed
missing-text = Pipedrive did not give every permission that was asked for. Install again once they are allowed. Until then:
missing-go = Go on
missing-deals = Deals: no invoice can be created, and deals do not show what became of theirs.
missing-contacts = Persons and organizations: no customer is proposed.
missing-products = Products: the lines of a deal are not taken over.
missing-users = Users: colleagues cannot be chosen.
missing-search = Search: deals cannot be found by their title.
missing-webhooks = Webhooks: what changes in Pipedrive is not noticed by itself.
missing-deal-fields = Deal fields: the list of deals cannot show the state of an invoice.
missing-activities = Activities: nobody is reminded of an overdue invoice.
ticket-title = Start from Pipedrive
ticket-text = This link works once and for a minute only. Open the settings of dealbooks in Pipedrive and press Connect to QuickBooks there.
refused-stale-text = The link was older than ten minutes, used already, or opened in another browser. Nothing was changed.
refused-elsewhere-text = This QuickBooks company is connected to another Pipedrive company. Nothing was changed.
refused-realm-text = Intuit did not name the company. Nothing was changed.
refused-failed-text = Intuit did not confirm the connection. Nothing was changed.
refused-again = Go back to Pipedrive and press Connect to QuickBooks once more.
gone-title = QuickBooks was disconnected
gone-text = We are checking the connection. Invoices stay where they are; you can connect again in the settings of dealbooks in Pipedrive.
naming-title = Connect QuickBooks?
naming-text = This connects a QuickBooks company to the Pipedrive company { $company }, for { $user }.
naming-note = If you did not start this in Pipedrive yourself, close this window.
confirm-text = The QuickBooks company { $books } will be connected to the Pipedrive company { $company }, for { $user }. Whoever looks after invoices there sees the customers of { $books } and makes invoices in it.
confirm-note = If this is not what you want, do not connect: the permission then goes back to Intuit.
confirm-no = Do not connect
declined-text = Nothing was connected. The permission went back to Intuit.

## A person decides
panel-ask-text = QuickBooks never said whether this was done, and nothing more happens by itself. Look at what there is and decide.
decide = Look and decide
decide-title = Was it done?
decide-text-invoice = { $age } ago we sent an invoice of { $amount } for { $customer } to QuickBooks and never heard whether it was made.
decide-text-change = { $age } ago we asked QuickBooks to do this and never heard whether it was done: { $what }.
decide-what-send = send the invoice by email
decide-what-other = change the invoice
decide-none = We have just looked: QuickBooks shows no invoice that could be the one.
decide-away = QuickBooks is not answering, so we could not look. Try again later, or look there yourself.
decide-legend = Your decision
decide-this = It is invoice { $number }
decide-this-help = { $amount }, { $date }. It then belongs to this deal.
decide-again-invoice = Create it now
decide-again-invoice-help = The same request once more. While QuickBooks remembers it, no second invoice is made; if in doubt, look in QuickBooks first.
decide-again-send = Send it again
decide-again-send-help = If the first email did go out, the customer gets it twice.
decide-again-other = Do it now
decide-again-other-help = The same request once more.
decide-leave = Leave it
decide-leave-help = Nothing more is sent to QuickBooks, and this notice goes away.
decide-ok = Do this
decide-empty = Choose one of these first.
decided-done = Settled: QuickBooks has confirmed it
decided-left = Settled: nothing more is sent

## History of an invoice
history = History
history-title = History of invoice { $number }
history-empty = Nothing has happened since dealbooks keeps a history.
history-cut = Older entries are in the file that Settings offers.
history-quickbooks = QuickBooks
history-then = then
history-none = nothing
history-asked = asked for { $age } ago
history-not-done = Not done: { $what }
history-refused = QuickBooks said: { $words }
history-to = Sent to
history-via-panel = in the panel
history-via-list = in “All invoices”
history-via-form = in the invoice form
history-create_invoice = Created
history-update_invoice = Changed
history-void_invoice = Voided
history-delete_invoice = Deleted
history-send_invoice = Sent by email
history-create_customer = Customer created
history-update_customer = Customer updated
history-create_item = Item created
history-link_invoice = Linked to a deal
history-unlink_invoice = Unlinked from the deal
history-decide = Decided after a missing answer
history-seen_changed = Changed in QuickBooks
history-seen_deleted = Deleted in QuickBooks
history-connect_quickbooks = QuickBooks connected
history-disconnect_quickbooks = QuickBooks disconnected
history-handover = Handed over
history-settings = Settings changed
history-uninstall = dealbooks uninstalled
history-unlink_contact = Contact unlinked
history-wipe_asked = Deletion of the data asked for
history-csv-time = Time (UTC)
history-csv-what = What
history-csv-who = Who
history-csv-where = Where
history-csv-id = QuickBooks ID
history-csv-before = { $what } before
history-csv-after = { $what } after
history-csv-note = Note
