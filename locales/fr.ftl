# dealbooks, French. Same messages, same order and same values as en.ftl.

## Fixed names
invoice-new = Facture
invoice-create = Créer la facture
refresh = Actualiser
view-all = Voir toutes les factures
save = Enregistrer
connect = Connecter à QuickBooks
disconnect = Déconnecter
more-actions = Autres actions
action-void = Annuler la facture
action-delete = Supprimer
action-send = Envoyer par e-mail
action-pdf = Télécharger le PDF
action-open = Ouvrir dans QuickBooks
settings = Paramètres
unlink-contact = Dissocier le contact
status-open = Ouverte
status-paid = Payée
status-voided = Annulée
status-overdue = En retard
status-deleted = Supprimée
status-part = Payée en partie

## Small words
action-attach = Joindre le PDF à l’affaire
action-copy-link = Copier le lien de paiement
badge-sent = Envoyée le { $date }
badge-bounced = Non distribuée
badge-differs = Écart de { $amount }
badge-creating = En cours de création
badge-doubt = Pas encore certain
badge-connected = Connecté
badge-default = Par défaut
cancel = Annuler
close = Fermer
back-pipedrive = Retour à Pipedrive
try-again = Réessayer
required = (obligatoire)
opens-tab = (ouvre un nouvel onglet)
saved-at = Brouillon enregistré à { $time }
reference = Référence pour l’assistance : { $id }
invoice-no-number = Sans numéro
invoice-new-row = Nouvelle
updated-now = Actualisé à l’instant
updated-ago = Actualisé il y a { $age }
age-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
age-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
age-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
dates-row = { $issued }, échéance { $due }
days-late = { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
}
open-left = { $amount } à payer
open-all = entièrement à payer

## Panel
panel-title = Factures
panel-total-invoiced = Facturé
panel-total-paid = Payé
panel-total-open = Ouvert
panel-total-overdue = En retard
panel-totals-label = Totaux en { $currency }
panel-show-more = Afficher { $next } de plus sur { $total }
panel-empty-title = Aucune facture pour l’instant
panel-empty-text = Appuyez sur Facture : le client, les lignes et les dates viennent de cette affaire. Vous les vérifiez avant que quoi que ce soit n’arrive dans QuickBooks.
panel-first = Première lecture des factures dans QuickBooks…
panel-first-foot = Première lecture…
panel-slow = QuickBooks ne répond pas.
panel-slow-text = Vous voyez ce que nous savions il y a { $age }. Nous continuons d’essayer.
panel-lost = QuickBooks est déconnecté.
panel-lost-text = Depuis le { $date }, { $time }, nous ne voyons plus les changements et ne pouvons pas créer de factures. Rien n’est perdu.
reconnect = Reconnecter
panel-connect-title = Connectez votre comptabilité
panel-connect-text = dealbooks crée des factures dans votre société QuickBooks Online. Vous choisissez la société à la page suivante.
panel-connect-note = Vous devez être administrateur de la société QuickBooks.
panel-other-title = { $owner } s’occupe des factures
panel-other-text = Une seule personne par société Pipedrive connecte dealbooks, et elle seule voit ses factures, sauf si elle les partage.
panel-other-see = Demander à voir les factures
panel-other-take = Demander à prendre la suite
panel-install-title = Installez dealbooks pour voir les factures
panel-install-text = Cela prend une minute et demande votre autorisation à Pipedrive.
install = Installer
panel-creating-text = QuickBooks met plus de temps que d’habitude. Vous pouvez quitter cette page ; le numéro apparaîtra ici.
panel-doubt-when = Envoyée à QuickBooks à { $time }
panel-doubt-text = QuickBooks n’a pas dit si cette facture a été créée. Nous le vérifions et ne la créerons pas deux fois. Ne la créez pas de nouveau.
panel-doubt-check = Vérifier maintenant
panel-doubt-next = Prochaine vérification dans { $seconds } secondes
panel-doubt-found = Elle a été créée : facture { $number }.
panel-doubt-none = Elle n’a pas été créée. Vous pouvez la créer maintenant.
panel-contact-title = Toutes les affaires de ce contact
panel-contact-empty = Les factures de ce contact et de ses affaires apparaissent ici. On en crée de nouvelles à partir d’une affaire.
panel-row-deal = Affaire : { $title }
panel-row-no-deal = Liée à aucune affaire
live-status = La facture { $number } est maintenant : { $status }
live-refreshed = À jour

## Why an action is not there (shown under the menu item)
why-link-payments = QuickBooks Payments n’est pas activé dans cette société.
why-link-email = QuickBooks ne donne un lien de paiement qu’aux clients qui ont une adresse e-mail.
why-voided = Cette facture est annulée.
why-deleted = Cette facture a été supprimée dans QuickBooks.
why-not-owner = Seul(e) { $owner } peut modifier les factures.
why-lost = QuickBooks est déconnecté.
why-not-connected = QuickBooks n’est pas connecté.
why-other-books = Cette facture se trouve dans une autre entreprise QuickBooks que celle connectée maintenant.
why-under-way = Une modification de cette facture est encore en cours.
why-paid = Elle est payée. Annulez-la, ou supprimez d’abord le paiement dans QuickBooks.
why-nothing-due = Il ne reste rien à payer.
why-no-deal = Elle n’est liée à aucune affaire.
why-doubt = Nous vérifions encore si elle existe.
seen-now = Confirmé à l’instant ({ $how })
seen-ago = Confirmé il y a { $age } ({ $how })
seen-own_write = réponse de QuickBooks à dealbooks
seen-webhook = message de QuickBooks
seen-refresh = consulté dans QuickBooks
seen-comparison = comparé avec QuickBooks
change-void_invoice = Annulation en cours
change-delete_invoice = Suppression en cours
change-send_invoice = Envoi en cours
change-update_invoice = Modification en cours
change-slow = QuickBooks prend plus de temps que d’habitude. Vous pouvez quitter cette page ; la ligne montrera le résultat.
change-doubt = QuickBooks n’a pas dit si c’était fait. Nous vérifions et ne le ferons pas deux fois.
change-not-done = Cela n’a pas eu lieu : QuickBooks montre la facture inchangée. Vous pouvez recommencer.

## Send by email
send-title = Envoyer la facture { $number } par e-mail
send-to = À
send-help = Plusieurs adresses : séparez-les par des virgules.
send-text = QuickBooks l’envoie, avec l’objet, le texte et l’aspect que votre société y a définis. Le PDF est joint.
send-bounced = Le dernier e-mail, du { $date }, est revenu : { $address } n’existe pas.
send-bounced-plain = Le dernier e-mail est revenu.
send-error = Indiquez une ou plusieurs adresses avec @, séparées par des virgules.
send-limit = Cet e-mail n’a pas été envoyé : { $max } e-mails au plus partent en 24 heures. Le prochain pourra partir après { $time } ; vous pouvez aussi envoyer la facture dans QuickBooks.
link-title = Lien de paiement de la facture { $number }
link-help = Votre navigateur ne nous a pas laissés copier. Le lien est sélectionné : copiez-le avec Ctrl+C ou ⌘C.
link-field = Lien de paiement
send = Envoyer

## Confirmations (SHOW_CONFIRMATION): title, description, ok, cancel is "Cancel" unless given
void-title = Annuler la facture { $number } ?
void-text = { $customer }, { $amount }. La facture reste dans QuickBooks avec un montant nul. C’est irréversible.
void-part-text = { $customer }, { $amount }, partiellement payée. La facture reste dans QuickBooks avec un montant nul, et le paiement de { $paid } n’est plus affecté : votre comptabilité devra l’affecter de nouveau. C’est irréversible.
void-ok = Annuler la facture
void-paid-title = Annuler la facture payée { $number } ?
void-paid-text = { $customer }, { $amount }, payée. La facture reste dans QuickBooks avec un montant nul, et le paiement de { $paid } n’est plus affecté : votre comptabilité devra l’affecter de nouveau. C’est irréversible.
delete-title = Supprimer la facture { $number } ?
delete-text = { $customer }, { $amount }. La facture disparaît de QuickBooks et son numéro redevient libre. C’est irréversible. Pour garder une trace, annulez-la plutôt.
delete-part-text = { $customer }, { $amount }, partiellement payée : QuickBooks refusera probablement tant que le paiement y est lié. Sinon, la facture y disparaît et son numéro redevient libre. C’est irréversible. Pour garder une trace, annulez-la plutôt.
delete-ok = Supprimer la facture
unlink-title = Dissocier la facture { $number } de cette affaire ?
unlink-text = La facture reste dans QuickBooks. Elle ne compte plus dans les totaux de cette affaire. Vous pouvez la lier de nouveau.
unlink = Dissocier
link = Lier
move-title = Déplacer la facture { $number } vers cette affaire ?
move-text = Elle est liée à l’affaire « { $deal } ». Une facture appartient à une seule affaire ; elle sera retirée de l’autre.
move-ok = Déplacer
unlink-many-title = { $count ->
    [one] Dissocier { $count } facture de cette affaire ?
   *[other] Dissocier { $count } factures de cette affaire ?
}
unlink-many-text = { $count ->
    [one] La facture reste dans QuickBooks. Elle ne compte plus dans les totaux de cette affaire. Vous pouvez la lier de nouveau.
   *[other] Les factures restent dans QuickBooks. Elles ne comptent plus dans les totaux de cette affaire. Vous pouvez les lier de nouveau.
}
unlink-many-left = { $count ->
    [one] { $count } facture sélectionnée n’est pas liée à cette affaire et est laissée de côté.
   *[other] { $count } factures sélectionnées ne sont pas liées à cette affaire et sont laissées de côté.
}
unlink-many-none = Aucune des factures sélectionnées n’est liée à cette affaire.
move-many-title = { $count ->
    [one] Déplacer { $count } facture vers cette affaire ?
   *[other] Déplacer { $count } factures vers cette affaire ?
}
move-many-text = { $count ->
    [one] Elle est liée à une autre affaire : { $deals }. Une facture appartient à une seule affaire ; elle sera retirée de l’autre.
   *[other] Elles sont liées à d’autres affaires : { $deals }. Une facture appartient à une seule affaire ; elles seront retirées des autres.
}
many-left = { $count ->
    [one] { $count } facture reste telle quelle :
   *[other] { $count } factures restent telles quelles :
}
many-left-row = { $number } : { $why }
many-elsewhere = Elle est maintenant liée à l’affaire « { $deal } ».
unlink-contact-title = Dissocier le contact ?
unlink-contact-text = { $count ->
    [0] Cette affaire oublie le client QuickBooks { $customer }. La prochaine facture redemandera le client.
    [one] Cette affaire oublie le client QuickBooks { $customer }. Sa facture liée reste dans QuickBooks et sur cette affaire. La prochaine facture redemandera le client.
   *[other] Cette affaire oublie le client QuickBooks { $customer }. Ses { $count } factures liées restent dans QuickBooks et sur cette affaire. La prochaine facture redemandera le client.
}
unlink-contact-all = Ce contact oublie le client QuickBooks { $customer }. Toutes les factures restent telles quelles. La prochaine facture redemandera le client.
close-title = Fermer sans créer la facture ?
close-text = Votre brouillon est gardé 30 jours et se rouvre quand vous appuyez sur Facture.
close-keep = Continuer
discard-title = Abandonner ce brouillon ?
discard-text = Tout ce que vous avez saisi pour cette facture est supprimé. L’affaire reste telle quelle.
discard-ok = Abandonner le brouillon
disconnect-title = Déconnecter QuickBooks ?
disconnect-text = dealbooks rend aussitôt son autorisation à Intuit. Les factures restent où elles sont ; cette page les montre telles que vues en dernier. Vous pouvez vous reconnecter à tout moment.
handover-title = Confier dealbooks à { $name } ?
handover-text = Dès que cette personne accepte, elle voit et crée les factures, et vous non. Factures, liens et paramètres restent.
handover-ok = Confier
wipe-title = Supprimer toutes les données de dealbooks ?
wipe-text = Les liens, brouillons, paramètres et l’historique de { $company } sont supprimés sous 24 heures. Les factures dans QuickBooks et les affaires dans Pipedrive restent telles quelles. C’est irréversible.
wipe-ok = Supprimer mes données

## Short messages (SHOW_SNACKBAR)
done-created = Facture { $number } créée
done-voided = Facture { $number } annulée
done-deleted = Facture { $number } supprimée
done-sent = { $count ->
    [one] Facture { $number } envoyée à { $address }
   *[other] Facture { $number } envoyée à { $count } adresses
}
done-attached = PDF joint à l’affaire
attach-begun = Ajout du PDF…
attach-failed = Le PDF n’a pas pu être ajouté : { $detail }
done-copied = Lien de paiement copié
done-linked = Facture { $number } liée
done-unlinked = Facture { $number } dissociée
done-linked-many = { $count ->
    [one] { $count } facture liée
   *[other] { $count } factures liées
}
done-unlinked-many = { $count ->
    [one] { $count } facture dissociée
   *[other] { $count } factures dissociées
}
done-contact = Contact dissocié
done-saved = Paramètres enregistrés
done-disconnected = QuickBooks déconnecté

## Create an invoice
create-title = Nouvelle facture
create-deal = Affaire : { $title }
create-loading = Lecture de l’affaire…
create-busy = Création de la facture dans QuickBooks…
customer = Client
customer-linked = Client QuickBooks, facturé en { $currency }
customer-change = Changer de client
customer-ask = Quel est ce client dans QuickBooks ?
customer-search = Rechercher parmi tous les clients
customer-search-hint = Nom, e-mail ou numéro fiscal
customer-new = Nouveau client
customer-new-help = Créé dans QuickBooks en même temps que la facture, à partir des données ci-dessous
customer-existing = Choisir un client existant
match-name-tax = Même nom et même numéro fiscal
match-name-tax-end = Même nom, et le numéro fiscal se termine de même ({ $end }) ; QuickBooks masque le reste
match-name-email = Même nom et même e-mail
match-name = Même nom
match-tax = Même numéro fiscal
match-tax-end = Le numéro fiscal se termine de même ({ $end }) ; QuickBooks masque le reste
match-email = Même e-mail
match-near-domain = Nom proche, même domaine d’e-mail ({ $domain })
match-near = Nom proche
match-domain = Autre nom, même domaine d’e-mail ({ $domain })
match-person = Même interlocuteur, autre nom
match-inactive = Inactif dans QuickBooks
field-to = À
field-address = Adresse
field-email = E-mail
field-tax-number = Numéro fiscal
field-from = De { $record } : { $field }
field-display-name = Nom affiché
field-company = Nom de la société
field-first-name = Prénom
field-last-name = Nom
field-phone = Téléphone
field-street = Rue
field-postal = Code postal
field-city = Ville
field-state = État ou province
field-country = Pays
field-customer-currency = Devise de ce client
field-customer-currency-help = Ne pourra plus être changée dans QuickBooks
name-taken = Un fournisseur porte déjà ce nom dans QuickBooks, et un client ne peut pas porter le nom d’un fournisseur ou d’un employé.
name-taken-use = Utiliser « { $name } »
name-taken-edit = Changer le nom moi-même
name-taken-customer = QuickBooks a déjà un client de ce nom. Choisissez-le ou prenez un autre nom.
compare = Comparer et mettre à jour
compare-note = Pour ce client, QuickBooks a autre chose : { $fields }.
compare-title = Mettre à jour le client dans QuickBooks
compare-text = Seul ce que vous cochez est modifié, pour ce client et à partir de maintenant. Les factures antérieures restent telles quelles.
compare-change = Modifier
compare-now = Actuellement dans QuickBooks
compare-then = D’après cette facture
compare-caption = Ce que QuickBooks contient et ce que dit cette facture
compare-masked = Masqué par QuickBooks, se termine par { $end }
compare-masked-same = QuickBooks ne montre que la fin des numéros fiscaux. Les fins concordent : c’est sans doute le même numéro.
compare-masked-other = QuickBooks ne montre que la fin des numéros fiscaux. Les fins diffèrent.
compare-ok = Mettre à jour le client
compare-back = Retour à la facture
compare-stale = Le client a été modifié entre-temps dans QuickBooks. Voici son état actuel.
compare-same = QuickBooks a la même adresse, le même e-mail et le même numéro fiscal.
compare-nothing = Rien
compare-tick = Cochez ce qui doit être modifié.
compare-done = Client mis à jour dans QuickBooks
compare-waiting = QuickBooks n’a pas encore confirmé la modification. Nous la menons à bien ; la facture n’en dépend pas.
details = Détails de la facture
preset = Modèle
preset-none = Aucun modèle
currency = Devise
currency-help = La devise de ce client dans QuickBooks
date-issued = Date de facture
date-due = Échéance
date-due-help = { $date } : { $days } jours après la date de facture
terms = Conditions de paiement
terms-none = La date seule
doc-number = Numéro de facture
doc-number-help = Votre société donne ses propres numéros. Dernier utilisé : { $last }
doc-number-proposed = Proposé : { $number }, le suivant de { $last }, le plus élevé que nous connaissons. Vous pouvez le changer.
doc-number-empty = Sans numéro, cette facture reste non numérotée dans QuickBooks.
tax = Taxe
vat = TVA
sales-tax = Taxe de vente
tax-excluded = Taxe ajoutée aux prix
tax-inclusive = Prix taxe comprise
tax-none = Sans taxe
tax-us = QuickBooks calcule la taxe de vente à la création de la facture, d’après l’adresse du client. Vous indiquez seulement quelles lignes sont taxables.
tax-us-row = calculée par QuickBooks
taxable = Taxable
message = Message au client
message-help = Imprimé sur la facture
details-more = Plus : note interne, classe, emplacement, champs propres
private-note = Note interne
private-note-help = Visible de votre comptabilité seulement
class = Classe
location = Emplacement
own-field-help = Champ propre à votre société QuickBooks
own-field = Champ propre { $number }
choice-none = Aucun
extras-more = Plus : { $parts }
look = QuickBooks imprime cette facture dans l’aspect standard de votre société. Il n’est pas possible d’en choisir un autre d’ici.
currency-differs = L’affaire est en { $deal }, ce client est facturé en { $customer }
currency-differs-text = Un client a une seule devise dans QuickBooks, et elle ne change jamais. Que doit être cette facture ?
currency-convert = Facturer en { $customer }, convertir les prix
currency-convert-help = Taux de QuickBooks du { $date }
currency-rate = 1 { $from } en { $to }
currency-rate-help = Vous pouvez modifier le taux. Il est conservé avec la facture.
currency-become = { $amount } deviennent
currency-keep = Facture en { $customer }, garder les chiffres
currency-keep-help = { $before } deviennent { $after }
currency-ask = Que faire de la devise
currency-other = Facturer en { $deal }, à un autre client
currency-other-help = Choisissez-en un qui est facturé en { $deal }
currency-new = Facturer en { $deal }, à un nouveau client
currency-new-help = Créé sous le nom « { $name } »
currency-go = Continuer
currency-prices-only = Pour les prix seulement. Le taux de change vers { $home } figure dans les détails de la facture.
currency-converted = Les prix de l’affaire ont été convertis : 1 { $from } = { $rate } { $to }.
rate-get = Prendre le taux de QuickBooks
lines = Lignes
lines-hint = { $count ->
    [one] { $count } produit de l’affaire, dont liés à des articles QuickBooks : { $linked }
   *[other] { $count } produits de l’affaire, dont liés à des articles QuickBooks : { $linked }
}
lines-none = L’affaire n’a pas de produits. Ajoutez la première ligne.
line-what = Description et article QuickBooks
line-item-of = Article QuickBooks, ligne { $line }
line-description-of = Description, ligne { $line }
line-qty-of = Quantité, ligne { $line }
line-price-of = Prix, ligne { $line }
line-discount-of = Remise, ligne { $line }
line-unit-of = Unité de la remise, ligne { $line }
line-tax-of = Taxe, ligne { $line }
line-taxable-of = Taxable, ligne { $line }
line-state-linked = Lié
line-state-proposed = Proposé, à vérifier
line-state-none = Pas encore lié
line-qty = Quantité
line-price = Prix
line-discount = Remise
line-amount = Montant
line-item-empty = Choisir un article QuickBooks
line-item-proposed = Proposé : { $reason }. Il sera lié à la création de la facture.
line-item-create = Créer « { $name } » dans QuickBooks
line-item-account = Le compte de produits vous sera demandé une fois.
line-item-none = Aucun article ne correspond à « { $text } »
line-menu = Ligne { $line } : déplacer, dupliquer, retirer
line-up = Monter
line-down = Descendre
line-copy = Dupliquer
line-remove = Retirer
line-removed = Ligne retirée : { $name }
line-bundle = { $count ->
    [one] Lot de { $count } article ; QuickBooks l’indique séparément : { $names }
   *[other] Lot de { $count } articles ; QuickBooks les indique un par un : { $names }
}
line-from-deal = De l’affaire : { $details }
undo = Rétablir
line-add = Ajouter une ligne
line-text = Ajouter une ligne de texte
line-subtotal = Ajouter un sous-total
line-subtotal-net = avant taxes
line-moved = Ligne déplacée à la place { $place }
lines-fill = { $count ->
    [one] Un article pour { $count } ligne sans article
   *[other] Un article pour les { $count } lignes sans article
}
lines-filled = Rempli avec « { $name } ».
item-bundle = { $count ->
    [one] Lot de { $count } article
   *[other] Lot de { $count } articles
}
freq-annually = chaque année
freq-semi-annually = chaque semestre
freq-quarterly = chaque trimestre
freq-monthly = chaque mois
freq-weekly = chaque semaine
line-periods = { $count ->
    [one] { $count } période
   *[other] { $count } périodes
}
line-one-period = Une période est facturée ici.
error-bundle-tax = « { $name } », dans ce lot, n’a pas de taux de taxe propre dans QuickBooks. Attribuez-lui-en un, ou ajoutez les articles un par un.
error-bundle-foreign = Les prix d’un lot sont en { $currency } ; sur une facture dans une autre devise, ajoutez ses articles un par un.
checks-title = { $count ->
    [one] { $count } point à revoir avant que QuickBooks accepte
   *[other] { $count } points à revoir avant que QuickBooks accepte
}
checks-foot = { $count ->
    [one] { $count } point à revoir
   *[other] { $count } points à revoir
}
fix-tax = { $count ->
    [one] Prendre { $name }
   *[other] Prendre { $name } pour { $count } lignes
}
fix-use = Prendre { $value }
fix-due = Prendre la date de facture
fix-cut = Raccourcir à { $max } caractères
instalments = Échéances…
instalments-title = Échéances de l’affaire
instalments-none = Pipedrive n’a pas d’échéances pour cette affaire.
instalments-which = Lesquelles facturer
instalments-when = { $amount }, à facturer le { $date }
instalments-in = En { $currency }, comme les autres prix de ce formulaire.
instalments-empty = Choisissez-en au moins une.
instalments-dated = Ajouter la date de facturation à la description
instalments-lines = Lignes du formulaire
instalments-replace = Les remplacer
instalments-replace-help = La remise sur toute la facture est vidée aussi : une échéance la contient déjà.
instalments-add = Ajouter en dessous
instalments-ok = Reprendre comme lignes
instalments-taken = Repris des échéances : { $count }.
item-new-title = Nouvel article dans QuickBooks
item-new-name = Nom
item-new-account = Compte de produits
item-new-choose = Choisir un compte
item-new-account-help = Les ventes de cet article y sont enregistrées. Il sera proposé la prochaine fois.
item-new-ok = Créer l’article
item-later = QuickBooks n’a pas encore répondu. L’article apparaîtra dans la liste dès sa création ; il ne sera pas créé deux fois.
error-item-name = QuickBooks n’accepte ni deux-points, ni guillemets, ni tabulations, ni sauts de ligne dans le nom d’un article.
error-item-taken = Un article porte déjà ce nom. Choisissez-le dans la liste, ou donnez-lui un autre nom.
error-item-category = Une catégorie porte ce nom, et un article ne peut pas partager le nom d’une catégorie.
error-item-inactive = Un article inactif porte ce nom. Réactivez-le dans QuickBooks, ou choisissez un autre nom.
sum-sub = Sous-total
sum-discount = Remise sur l’ensemble
sum-tax = { $name } sur { $base }
sum-tax-in = dont { $name } sur { $base }
sum-total = Total
sum-total-before = Total avant taxe de vente
lines-missing = { $count ->
    [one] { $count } ligne a besoin d’un article QuickBooks
   *[other] { $count } lignes ont besoin d’un article QuickBooks
}
changed-title = L’affaire a changé depuis que vous avez commencé ce brouillon.
changed-take = Reprendre les changements
changed-keep = Garder mon brouillon
changed-choose = Choisissez d’abord ci-dessus : reprendre les changements ou garder votre brouillon.
changed-quantity = { $name } : quantité { $now } au lieu de { $before }
changed-price = { $name } : prix { $now } au lieu de { $before }
changed-terms = { $name } : remise, taxe ou description
changed-added = Nouveau produit : { $name }
changed-removed = N’est plus dans l’affaire : { $name }
changed-order = Ordre des produits
changed-discount = Remise sur toute l’affaire
changed-currency = Devise : { $now } au lieu de { $before }
changed-organization = Organisation : { $now } au lieu de { $before }
changed-person = Contact : { $now } au lieu de { $before }
changed-none = aucune
created-title = La facture { $number } est dans QuickBooks
created-written = Numéro, statut et montants de la facture ; voir le journal des modifications de l’affaire
created-next = Et ensuite
created-panel = Elle figure déjà dans le panneau de l’affaire.
created-another = Créer une autre facture
created-differs = Le total dépasse de { $difference } celui affiché auparavant. Le montant de QuickBooks fait foi.

## Errors, beside the field that caused them
errors-title = { $count ->
    [one] La facture n’a pas été créée. { $count } endroit est à revoir :
   *[other] La facture n’a pas été créée. { $count } endroits sont à revoir :
}
errors-kept = Rien n’a été créé. Vos saisies sont conservées.
errors-places = { $count ->
    [one] { $count } endroit à revoir
   *[other] { $count } endroits à revoir
}
error-empty = Veuillez remplir ce champ.
error-email = Il manque le @ dans cette adresse. Exemple : nom@societe.fr
error-number = Écrivez le nombre en entier.
error-number-big = Le plus grand montant que QuickBooks accepte est { $max }.
error-decimals = { $currency } a { $digits } décimales.
error-due-early = C’est avant la date de facture.
error-date-closed = Les comptes de QuickBooks sont clos jusqu’au { $date }. Choisissez une date ultérieure.
error-item = Choisissez l’article QuickBooks de cette ligne.
error-item-gone = Cet article est devenu inactif dans QuickBooks. Choisissez-en un autre.
error-customer-gone = Ce client est devenu inactif dans QuickBooks. Choisissez-en un autre.
error-currency = Ce client est facturé en { $currency }.
error-not-converted = Les prix sont en { $from }, la facture serait en { $to }. Convertissez-les ou choisissez un autre client.
error-no-rate = QuickBooks n’a pas donné de taux à l’instant. Saisissez-le ici ou réessayez.
error-not-in-list = Ceci n’est plus dans la liste de QuickBooks. Choisissez de nouveau.
error-tax-rate = Chaque ligne a besoin d’un taux de taxe, même s’il est de 0 %.
error-number-used = La facture { $number } existe déjà. Choisissez un autre numéro.
error-name-chars = QuickBooks n’admet ni deux-points, ni tabulation, ni retour à la ligne dans les noms.
error-long = { $length } caractères ; QuickBooks en accepte { $max }.
error-rows = Au plus { $max } lignes.
error-negative = Le total est inférieur à zéro. QuickBooks demande pour cela un avoir.
error-lines-many = { $count } lignes ; QuickBooks en accepte { $max }.
error-subscription = L’abonnement QuickBooks de cette société a pris fin ou a un problème de facturation. Les factures peuvent être vues mais pas créées.
error-permission = La personne qui a connecté QuickBooks n’y a plus ce droit. Demandez à un administrateur de reconnecter.
error-closed-plain = QuickBooks a refusé : les livres sont clos à la date de cette facture. Quelqu’un doit d’abord les rouvrir là-bas.
error-subscription-plain = L’abonnement QuickBooks de cette entreprise est terminé ou a un problème de paiement. Les factures sont visibles mais pas modifiables.
error-busy = QuickBooks nous demande d’attendre. Nous réessayons dans { $seconds } secondes ; vous n’avez rien à faire.
error-deposited = QuickBooks a refusé : le paiement fait partie d’un dépôt bancaire. Il faut d’abord l’en retirer.
error-linked-payment = QuickBooks a refusé : un paiement est lié à cette facture. Retirez le paiement dans QuickBooks, ou annulez plutôt la facture.
error-other = QuickBooks a refusé : { $detail }
error-not-taken = QuickBooks n’accepte pas cette valeur. Modifiez-la ou laissez le champ vide. QuickBooks indique : { $detail }
error-ours = Quelque chose n’a pas marché de notre côté. Rien n’a été créé. Vos saisies sont conservées.
error-session = Cette page est restée longtemps ouverte. Vos saisies sont conservées ; appuyez encore une fois sur le bouton.
error-deal-gone = Cette affaire n’existe plus, ou vous ne pouvez pas la voir.

## All invoices
all-title = Toutes les factures
all-when = Émises
all-month = Ce mois-ci
all-quarter = Ce trimestre
all-year = Cette année
all-12 = 12 derniers mois
all-custom = Dates au choix
all-ever = Toutes
all-from = Du
all-until = Au
all-status = Statut
all-statuses = Tous les statuts
all-search = Rechercher
all-search-hint = Numéro, article ou note
all-clear = Effacer les filtres
all-order = Trier par
all-order-issued = Émission, plus récentes d’abord
all-order-issued-up = Émission, plus anciennes d’abord
all-order-due = Échéance, plus lointaines d’abord
all-order-due-up = Échéance, plus proches d’abord
all-order-amount = Montant, du plus élevé au plus bas
all-order-amount-up = Montant, du plus bas au plus élevé
all-order-open = Ouvert, du plus élevé au plus bas
all-order-open-up = Ouvert, du plus bas au plus élevé
all-select-hint = Sélectionnez des factures pour en lier, dissocier ou exporter plusieurs à la fois.
all-selected = Sélection : { $count }
all-link = Lier à cette affaire
all-unselect = Effacer la sélection
all-select-csv = Sélectionnez des factures pour n’en exporter que certaines.
all-bulk = Factures sélectionnées
all-pick = Sélectionner la facture { $number }
all-pick-all = Tout sélectionner sur cette page ({ $count })
all-csv-some = Exporter la sélection en CSV
all-col-number = Numéro et affaire
all-col-due = Échéance
all-this-deal = Cette affaire
all-no-deal = Aucune affaire
all-range = { $first }–{ $last } sur { $total }
all-previous = Précédent
all-next = Suivant
all-csv = Exporter en CSV
all-none-title = Aucune facture ne correspond
all-none-text = Aucune facture ne correspond à ces filtres.
all-none-ever = Rechercher dans toutes les années
all-empty = Ce client n’a pas encore de factures dans QuickBooks.
all-reading = Lecture dans QuickBooks…
all-form = Filtrer les factures
all-caption = Factures de ce client dans QuickBooks
all-col-amount = Montant
all-col-open = Ouvert
all-actions = Actions
all-pages = Pages
all-deal-unnamed = Affaire { $id }
all-not-linked = Pas encore de client QuickBooks
all-not-linked-text = Dès que la première facture est créée à partir d’une affaire, le client choisi est retenu, et toutes ses factures apparaissent ici.
csv-number = Numéro
csv-deal = Affaire
csv-sent = Envoyée

## Settings
set-connection = Connexion à QuickBooks
set-connection-text = Où les factures sont créées.
set-to-connection = Connexion
set-sections = Sections
set-not-connected = Pas encore connecté
set-not-connected-text = Une nouvelle fenêtre s’ouvre chez Intuit. Vous y choisissez la société et revenez tout seul. Vous devez être administrateur de cette société.
set-ended = QuickBooks a mis fin à l’autorisation le { $date }, { $time }.
set-ended-text = Les factures sont conservées ; les nouvelles attendent que vous reconnectiez.
set-waiting = En attente de QuickBooks…
set-waiting-text = Terminez dans l’autre fenêtre. Cette page s’en aperçoit toute seule.
set-waiting-again = Rouvrir la fenêtre
set-since = Connecté
set-since-value = le { $date } par { $name }
set-last-message = Dernier message de QuickBooks
set-last-compare = Dernière comparaison complète
set-last-look = Dernière consultation de QuickBooks
set-expires = L’autorisation se renouvelle toute seule jusqu’au
set-calls = Requêtes ce mois-ci
set-calls-value = { $used } sur environ { $expected } attendues
set-calls-list = QuickBooks : { $reads } en lecture, { $writes } en écriture. Pipedrive : { $pipedrive }.
set-compare = Comparer maintenant
set-compare-begun = Nous comparons maintenant avec QuickBooks
set-fields = Champs de la facture
set-fields-text = D’où vient chaque partie d’une nouvelle facture. Vous pouvez encore la changer sur chaque facture.
set-preview = Aperçu avec l’affaire
set-preview-empty = Vide dans cette affaire
set-preview-away = Pipedrive ne répond pas
set-due = Échéance
set-due-text = La date d’échéance proposée pour une nouvelle facture.
set-due-days = Un nombre de jours après la date de facture
set-due-field = Jours après la date de facture
set-due-unit = jours
set-due-example = Exemple : une facture du { $issued } est à payer le { $due }.
set-due-terms = Les conditions de paiement du client dans QuickBooks
set-due-terms-help = { $term } si le client n’en a pas.
set-due-term = Conditions de paiement de QuickBooks
set-due-term-field = Conditions de paiement
set-defaults = Valeurs par défaut
set-defaults-text = Proposées sur chaque nouvelle facture, sauf si un modèle dit autre chose.
set-defaults-later = Connectez d’abord QuickBooks : devises, taxes et articles en viennent.
set-currency-deal = Devise de l’affaire
set-currency-help = Une autre sert aux affaires dans une devise que QuickBooks ne connaît pas. Les prix ne sont jamais convertis.
set-tax-deal = Comme l’indiquent les produits de l’affaire
set-tax-rate = Taux de taxe
set-item = Article pour les lignes sans produit
set-item-ask = Demander à chaque fois
set-account = Compte de produits des nouveaux articles
set-presets = Modèles
set-presets-text = Ensembles nommés de conditions, message, taxe, classe, emplacement, lignes supplémentaires et langue. Les mises en page de QuickBooks ne peuvent pas être choisies par d’autres programmes ; un modèle ne change pas l’aspect.
set-preset-add = Ajouter un modèle
set-preset-edit = Modifier
set-preset-copy = Dupliquer
set-preset-default = Utiliser par défaut
set-preset-remove = Retirer
preset-empty = Pas encore de modèles.
preset-new = Nouveau modèle
preset-edit = Modifier le modèle
preset-copy-name = { $name } (copie)
preset-name = Nom
preset-name-taken = Un autre modèle porte déjà ce nom.
preset-as-settings = Comme dans les paramètres
preset-days = Jours
preset-lines = Lignes supplémentaires
preset-line-what = Description, ligne supplémentaire { $line }
preset-line-item = Article QuickBooks, ligne supplémentaire { $line }
preset-line-qty = Quantité, ligne supplémentaire { $line }
preset-line-price = Prix, ligne supplémentaire { $line }
preset-line-remove = Retirer la ligne supplémentaire { $line }
preset-language = Langue des textes
preset-undefault = Ne pas commencer par lui
preset-remove-title = Retirer le modèle « { $name } » ?
preset-remove-text = Les factures faites avec lui restent comme elles sont.
preset-says-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
preset-says-lines = { $count ->
    [one] { $count } ligne supplémentaire
   *[other] { $count } lignes supplémentaires
}
preset-says-message = avec un message
done-preset-saved = Modèle enregistré
done-preset-removed = Modèle retiré
set-deal = Inscrit dans l’affaire
set-deal-text = Pour que tous le voient dans Pipedrive, dans les listes, les filtres et le journal des modifications.
set-deal-fields = Champs de l’affaire à tenir à jour
set-deal-summary = Toutes les factures en un texte, pour l’historique
set-deal-number = Numéro de facture
set-deal-status = Statut de la facture
set-deal-invoiced = Montant facturé
set-deal-paid = Montant payé
set-deal-overdue = Montant en retard
set-deal-refused = Pipedrive n’a pas créé ce champ : { $reason }
set-deal-also = Aussi
set-deal-note = Ajouter une note quand une facture est créée, payée ou annulée
set-deal-activity = Prévoir une activité quand une facture passe en retard
set-deal-activity-help = Pour le propriétaire de l’affaire, le prochain jour ouvré.
note-created = La facture { $number } de { $amount } a été créée dans QuickBooks pour { $customer }.
note-paid = La facture { $number } de { $amount } est payée.
note-voided = La facture { $number } de { $amount } a été annulée.
activity-overdue = La facture { $number } est en retard : { $amount } à régler
set-see = Qui peut voir les factures
set-see-text = Vous seul au début. La création et la modification restent les vôtres.
set-see-me = Moi seul
set-see-some = Des collègues que je choisis
set-see-all = Tous ceux qui peuvent voir l’affaire
set-see-help = Ils ont besoin de dealbooks installé et peuvent consulter, pas modifier.
set-see-all-help = Nous demandons à Pipedrive, avec leur propre autorisation, s’ils voient l’affaire.
set-see-names = Collègues
set-see-absent = pas encore installé
set-see-nobody = Il n’y a personne d’autre dans cette entreprise Pipedrive.
set-see-choose = Choisissez au moins une personne.
set-language = Langue
set-language-text = De dealbooks. Les factures sont imprimées dans la langue que QuickBooks connaît pour le client.
set-language-auto = Comme dans Pipedrive ({ $language })
set-data = Transmission et données
set-data-text = Une seule personne par société Pipedrive connecte dealbooks.
set-hand = Confier à un collègue
set-hand-text = Cette personne confirme. Factures, liens et connexion restent ; elle peut se reconnecter avec sa propre autorisation QuickBooks.
set-hand-button = Confier…
set-hand-who = Collègue
set-hand-nobody = Aucun collègue n’a encore installé dealbooks.
set-hand-offered = Proposé à { $name } jusqu’au { $date }.
set-hand-back = Retirer l’offre
set-export = Exporter toutes les données
set-export-text = Un fichier avec paramètres, liens, factures et historique.
set-audit = Historique de toutes les factures
set-audit-text = Qui a fait quoi sur quelle facture, quand et d’où, avec les valeurs avant et après. Un seul fichier CSV.
set-audit-button = Télécharger l’historique
set-wipe = Supprimer mes données
set-wipe-text = Supprime ce que dealbooks conserve : liens, brouillons, paramètres, historique. Vos factures dans QuickBooks et vos affaires dans Pipedrive restent telles quelles. Pendant 400 jours, seule reste une marque illisible de votre entreprise avec les numéros des affaires et de leurs factures, pour qu’une installation ultérieure ne crée aucune facture en double.
set-wipe-button = Supprimer mes données…
set-wipe-done = La suppression a commencé. Elle dure au plus 24 heures.
set-saved = Tout est enregistré
set-unsaved = { $count ->
    [one] { $count } modification non enregistrée
   *[other] { $count } modifications non enregistrées
}
set-discard = Abandonner les modifications
set-failed = Non enregistré.
set-failed-text = { $count ->
    [one] Un champ demande un autre choix : { $fields }.
   *[other] { $count } champs demandent un autre choix : { $fields }.
}
set-field-gone = Ce champ a été retiré dans Pipedrive. Choisissez-en un autre ou laissez vide.

## Pages outside Pipedrive
land-title = De l’affaire gagnée à la facture QuickBooks, en deux clics
land-text = dealbooks vit dans Pipedrive. Il remplit la facture à partir de l’affaire, vous la vérifiez, QuickBooks Online la garde. Quand elle est payée, l’affaire le sait.
land-how = Comment ça marche
land-1 = Proposé, pas deviné
land-1-text = Le client, l’adresse et les lignes viennent des champs que vous choisissez. Vous confirmez.
land-2 = Toujours à jour
land-2-text = Ouverte, payée, en retard : sur l’affaire quelques secondes après QuickBooks.
land-3 = Jamais deux fois
land-3-text = Si une connexion se coupe, dealbooks regarde d’abord et ne refait jamais la même facture.
land-need = Il vous faut Pipedrive et QuickBooks Online. dealbooks demande l’autorisation aux deux et peut être retiré à tout moment.
foot-help = Aide
foot-privacy = Confidentialité
foot-terms = Conditions
foot-not = dealbooks n’est pas réalisé par Pipedrive ni par Intuit.
joined-title = QuickBooks est connecté
joined-text = Société : { $company }. Devise de base { $currency }, plusieurs devises activées, taxe par taux.
joined-1 = Installer dealbooks
joined-2 = Connecter QuickBooks
joined-3 = Vérifier les champs de la facture
joined-3-text = Ils sont déjà remplis ; la plupart des gens appuient sur Enregistrer.
joined-go = Aller aux paramètres dans Pipedrive
joined-close = Vous pouvez fermer cette fenêtre ; Pipedrive l’a remarqué.
refused-title = QuickBooks n’a pas été connecté
refused-text = Intuit a répondu : accès non autorisé. Rien n’a été modifié.
refused-help = Pour connecter, il faut être administrateur de la société QuickBooks. Si vous ne l’êtes pas, demandez à cette personne d’appuyer sur Connecter à QuickBooks dans les paramètres.
stale-title = L’installation n’est pas terminée
stale-text = Le lien datait de plus de dix minutes ou a été ouvert dans un autre navigateur. C’est une protection, rien n’est cassé.
stale-again = Recommencer
take-title = Prendre la suite de { $owner } dans dealbooks ?
take-text = Chez { $company }, une seule personne connecte dealbooks. { $owner } vous l’a proposé le { $date }.
take-1 = Vous prenez la suite
take-1-text = Désormais, vous voyez et créez les factures. { $owner } ne le fait plus.
take-2 = QuickBooks reste connecté
take-2-text = Avec l’autorisation actuelle. Reconnectez dans les paramètres pour utiliser la vôtre.
take-3 = Tous les liens restent
take-3-text = Factures, brouillons et paramètres sont conservés.
take-ok = Prendre la suite
take-no = Pas maintenant
take-until = L’offre prend fin le { $date }.
asked-title = Nous avons demandé à { $owner }
asked-text = dealbooks est installé pour vous. { $owner } ou un administrateur de votre société Pipedrive doit confirmer avant que vous puissiez créer des factures. Un message vous attendra dans le panneau.
asked-withdraw = Retirer la demande
asked-when = Demandé
asked-of = En attente de
asked-of-value = { $owner } ou un administrateur

## Receivables (later)
owed-title = Créances
owed-text = Ce que les clients doivent, selon le retard. Aujourd’hui, { $date }.
owed-chart = Montants ouverts par jours de retard, { $currency }
owed-not-due = Non échu
owed-over = Plus de { $days }
owed-all = Tous les clients

## Screens
error-title = Cela n’a pas marché
error-request = Cette demande n’a pas été comprise. Rechargez la page et réessayez.
error-not-found = Cela n’existe pas, ou vous ne pouvez pas le voir.
error-not-owner = Seule la personne qui a connecté dealbooks peut le faire.
error-not-connected = QuickBooks n’est pas connecté. Connectez-le dans les paramètres de dealbooks.
error-lost = QuickBooks est déconnecté. Reconnectez-le, puis appuyez encore une fois sur le bouton ; vos saisies sont conservées.
error-pipedrive-lost = Pipedrive a mis fin à notre autorisation. Installez dealbooks de nouveau ; rien n’est perdu.
error-away = Le service en face ne répond pas. Rien n’a été créé. Réessayez dans un instant.
error-wait = { $seconds ->
    [one] On nous demande d’attendre. Réessayez dans { $seconds } seconde.
   *[other] On nous demande d’attendre. Réessayez dans { $seconds } secondes.
}
error-storage = L’enregistrement n’a pas pu se faire, et rien n’a été envoyé. Réessayez dans un instant.
error-too-large = Ce formulaire a trop de lignes. Retirez-en, ou faites-en deux factures.
error-too-slow = La connexion était trop lente. Rien n’a été créé. Réessayez.
error-too-many = Trop d’essais depuis ici. Attendez une minute et réessayez.
error-network = La connexion est coupée. Vos saisies sont conservées ; réessayez dans un instant.
shell-asking = Nous demandons à Pipedrive qui vous êtes…
shell-failed-title = Nous ne savons pas qui vous êtes
shell-failed = Pipedrive n’a pas confirmé qui est ici. Rechargez la page ; si cela ne suffit pas, installez dealbooks de nouveau.
shell-open-title = Ouvrez ceci dans Pipedrive
shell-open = Cette page ne fonctionne que dans Pipedrive. Ouvrez-y une affaire, ou les paramètres de dealbooks.
more-actions-of = Autres actions, facture { $number }
ago = Il y a { $age }
panel-lost-for = Depuis { $age }, nous ne voyons plus les changements et ne pouvons pas créer de factures. Rien n’est perdu.
panel-doubt-ago = Envoyée à QuickBooks il y a { $age }
panel-nobody-title = Personne ne s’occupe encore des factures
panel-other-asked = Nous avons demandé à { $owner }. Dès que cette personne ou un administrateur de votre société Pipedrive confirme, vous voyez les factures ici.
panel-no-deal-title = Les factures appartiennent aux affaires
panel-no-deal-text = Ouvrez une affaire : ses factures y sont.
panel-deal-gone = Cette affaire a été supprimée ou archivée dans Pipedrive. Ses factures restent telles quelles ; elle ne permet plus d’en créer.
live-several = Plusieurs factures ont changé
record-organization = Organisation
record-person = Personne
record-deal = Affaire
customer-current = Actuellement lié à cette affaire
customer-found = Trouvé par votre recherche
customer-linked-plain = Client QuickBooks
customer-none = Aucun client ne correspond à « { $text } »
currency-rate-short = Taux de change
currency-differs-note = L’affaire est en { $deal }, ce client est facturé en { $customer }. Les prix ne sont pas convertis : vérifiez-les.
rate-help = Laissez vide pour le taux du jour de QuickBooks.
tax-by-quickbooks = Calculée par QuickBooks
discount-unit = Unité de la remise
sum-discount-short = Remise
line-tax-choose = Choisir un taux
lines-caption = Lignes de la facture
item-sku = Référence { $sku }
error-customer = Choisissez le client, ou Nouveau client.
error-no-lines = Ajoutez au moins une ligne avec un article QuickBooks.
error-date = Écrivez la date complète : jour, mois et année.
error-below-zero = Cela ne peut pas être inférieur à zéro.
error-range = Écrivez un nombre de { $least } à { $most }.
error-decimals-most = Au plus { $digits } chiffres après la virgule.
error-home-currency = Cette société QuickBooks ne facture qu’en { $currency }. Pour d’autres devises, activez-y plusieurs devises.
error-currency-unknown = QuickBooks ne connaît pas la devise { $currency }.
name-taken-by = { $name } porte déjà ce nom dans QuickBooks, et un client ne peut pas porter le nom d’un fournisseur ou d’un employé.
name-taken-offer = « { $name } » serait libre.
created-title-plain = La facture est dans QuickBooks
created-summary = Résumé
created-differs-less = Le total est inférieur de { $difference } à celui affiché auparavant. Le montant de QuickBooks fait foi.
created-differs-inside = Le total est celui affiché auparavant, mais le contenu de la facture est différent dans QuickBooks.
differs-caption = Ce qui diffère entre QuickBooks et l’affichage
differs-what = Élément
differs-asked = Affiché auparavant
differs-made = Dans QuickBooks
differs-none = Rien
differs-line = Une ligne
differs-tax = Taxe
differs-rest = Introuvable dans les lignes
differs-added = Ajouté par QuickBooks.
differs-left-out = Omis par QuickBooks.
differs-line-why = QuickBooks a un autre montant pour cette ligne.
differs-discount-why = QuickBooks a déduit un autre montant.
differs-tax-why = QuickBooks arrondit la taxe autrement, ou un taux a changé depuis notre dernière lecture.
differs-rest-why = QuickBooks ne dit pas de quoi il se compose.
conflict-title = Cette affaire a déjà une facture
conflict-text = Elle a été créée après l’ouverture de ce formulaire. Rien n’a été créé maintenant ; vos saisies sont conservées.
conflict-pending = Elle est encore en cours de création.
pending-title = La facture est en cours de création
pending-doubt-title = Pas encore certain
set-ended-ago = QuickBooks a mis fin à l’autorisation il y a { $age }.
set-company-unnamed = Société connectée
set-reading = Première lecture des clients, articles et taxes…
set-resting = Jusqu’au { $date }, QuickBooks n’est interrogé que lorsque quelqu’un appuie sur un bouton : les lectures de ce mois sont presque épuisées. Les statuts peuvent être plus anciens que d’habitude.
set-fields-away = Pipedrive ne répond pas. Seuls les champs habituels sont proposés pour le moment.
set-field-none = Laisser vide
set-field-no-match = Aucun champ ne correspond
set-unsaved-plain = Modifications non enregistrées
set-hand-asked = { $name } demande à prendre la suite.
handover-to = Confier à { $name }
denied-text = Pipedrive a répondu : accès non autorisé. Rien n’a été installé.
install-refused-text = Pipedrive n’a pas accepté l’installation. Rien n’a été enregistré.
missing-title = Installé, avec moins d’autorisations que nécessaire
missing-text = Pipedrive n’a pas accordé toutes les autorisations demandées. Réinstallez dès qu’elles seront permises. D’ici là :
missing-go = Continuer
missing-deals = Affaires : aucune facture ne peut être créée, et les affaires ne montrent pas ce que sont devenues les leurs.
missing-contacts = Personnes et organisations : aucun client n’est proposé.
missing-products = Produits : les lignes d’une affaire ne sont pas reprises.
missing-users = Utilisateurs : aucun collègue ne peut être choisi.
missing-search = Recherche : les affaires ne peuvent pas être trouvées par leur titre.
missing-webhooks = Webhooks : ce qui change dans Pipedrive n’est pas remarqué tout seul.
missing-deal-fields = Champs d’affaire : la liste des affaires ne peut pas montrer l’état d’une facture.
missing-activities = Activités : personne n’est averti d’une facture en retard.
ticket-title = Commencez dans Pipedrive
ticket-text = Ce lien ne sert qu’une fois et pendant une minute. Ouvrez les paramètres de dealbooks dans Pipedrive et appuyez-y sur Connecter à QuickBooks.
refused-stale-text = Le lien datait de plus de dix minutes, avait déjà servi ou a été ouvert dans un autre navigateur. Rien n’a été modifié.
refused-elsewhere-text = Cette société QuickBooks est connectée à une autre société Pipedrive. Rien n’a été modifié.
refused-realm-text = Intuit n’a pas indiqué la société. Rien n’a été modifié.
refused-failed-text = Intuit n’a pas confirmé la connexion. Rien n’a été modifié.
refused-again = Retournez à Pipedrive et appuyez encore une fois sur Connecter à QuickBooks.
gone-title = QuickBooks a été déconnecté
gone-text = Nous vérifions la connexion. Les factures restent où elles sont ; vous pouvez vous reconnecter dans les paramètres de dealbooks dans Pipedrive.
naming-title = Connecter QuickBooks ?
naming-text = Ceci connecte une société QuickBooks à la société Pipedrive { $company }, pour { $user }.
naming-note = Si vous n’avez pas commencé cela vous-même dans Pipedrive, fermez cette fenêtre.
confirm-text = La société QuickBooks { $books } sera connectée à la société Pipedrive { $company }, pour { $user }. La personne qui s’y occupe des factures verra les clients de { $books } et y créera des factures.
confirm-note = Si ce n’est pas ce que vous voulez, ne connectez pas : l’autorisation sera rendue à Intuit.
confirm-no = Ne pas connecter
declined-text = Rien n’a été connecté. L’autorisation a été rendue à Intuit.

## A person decides
panel-ask-text = QuickBooks n’a jamais dit si c’était fait, et plus rien ne se passe tout seul. Regardez ce qu’il en est et décidez.
decide = Regarder et décider
decide-title = Est-ce que c’est fait ?
decide-text-invoice = Il y a { $age }, nous avons envoyé à QuickBooks une facture de { $amount } pour { $customer } et n’avons jamais su si elle avait été créée.
decide-text-change = Il y a { $age }, nous avons demandé ceci à QuickBooks et n’avons jamais su si c’était fait : { $what }.
decide-what-send = envoyer la facture par e-mail
decide-what-other = modifier la facture
decide-none = Nous venons de regarder : aucune facture de QuickBooks ne peut être celle-ci.
decide-away = QuickBooks ne répond pas, nous n’avons pas pu regarder. Réessayez plus tard ou regardez vous-même dans QuickBooks.
decide-legend = Votre décision
decide-this = C’est la facture { $number }
decide-this-help = { $amount }, { $date }. Elle appartiendra à cette affaire.
decide-again-invoice = La créer maintenant
decide-again-invoice-help = La même demande encore une fois. Tant que QuickBooks s’en souvient, aucune deuxième facture n’est créée ; en cas de doute, regardez d’abord dans QuickBooks.
decide-again-send = L’envoyer encore une fois
decide-again-send-help = Si le premier e-mail est bien parti, le client le recevra deux fois.
decide-again-other = Le faire maintenant
decide-again-other-help = La même demande encore une fois.
decide-leave = En rester là
decide-leave-help = Plus rien n’est envoyé à QuickBooks et cet avis disparaît.
decide-ok = Faire ainsi
decide-empty = Choisissez d’abord une possibilité.
decided-done = Réglé : QuickBooks l’a confirmé
decided-left = Réglé : plus rien n’est envoyé

## History of an invoice
history = Historique
history-title = Historique de la facture { $number }
history-empty = Rien ne s’est passé depuis que dealbooks tient un historique.
history-cut = Les entrées plus anciennes figurent dans le fichier proposé dans les paramètres.
history-quickbooks = QuickBooks
history-then = puis
history-none = rien
history-asked = demandé il y a { $age }
history-not-done = Non effectué : { $what }
history-refused = QuickBooks répond : { $words }
history-to = Envoyée à
history-via-panel = dans le panneau
history-via-list = dans « Toutes les factures »
history-via-form = dans le formulaire de facture
history-create_invoice = Créée
history-update_invoice = Modifiée
history-void_invoice = Annulée
history-delete_invoice = Supprimée
history-send_invoice = Envoyée par e-mail
history-create_customer = Client créé
history-update_customer = Client mis à jour
history-create_item = Article créé
history-link_invoice = Liée à une affaire
history-unlink_invoice = Détachée de l’affaire
history-decide = Décision après une réponse manquante
history-seen_changed = Modifiée dans QuickBooks
history-seen_deleted = Supprimée dans QuickBooks
history-connect_quickbooks = QuickBooks connecté
history-disconnect_quickbooks = QuickBooks déconnecté
history-handover = Transfert de la responsabilité
history-settings = Paramètres modifiés
history-uninstall = dealbooks désinstallé
history-unlink_contact = Contact détaché
history-wipe_asked = Suppression des données demandée
history-csv-time = Heure (UTC)
history-csv-what = Quoi
history-csv-who = Qui
history-csv-where = Où
history-csv-id = ID QuickBooks
history-csv-before = { $what } (avant)
history-csv-after = { $what } (après)
history-csv-note = Remarque
