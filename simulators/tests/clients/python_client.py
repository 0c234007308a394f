"""python-quickbooks against a stand-in that runs: only its address is changed.

QUICKBOOKS_SIM (default http://127.0.0.1:8102) must run with --auto-consent and the demo seed.
"""

import os
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlparse

import requests
from quickbooks import QuickBooks
from quickbooks.batch import batch_create
from quickbooks.cdc import change_data_capture
from quickbooks.exceptions import QuickbooksException
from quickbooks.objects import Customer, Invoice, Item, Preferences, Ref, SalesItemLine, SalesItemLineDetail, Term
from quickbooks.objects.base import EmailAddress

SIM = os.environ.get("QUICKBOOKS_SIM", "http://127.0.0.1:8102")
APP = os.environ.get("APP_URL", "http://127.0.0.1:8080")


class Session(requests.Session):
    """What python-quickbooks wants of Intuit's own session."""

    def __init__(self, token):
        super().__init__()
        self.access_token = token


def connect():
    requests.post(f"{SIM}/_sim/reset", timeout=10)
    limits = {"per_second": None, "per_minute": None, "batches_per_minute": None}
    requests.post(f"{SIM}/_sim/switches", json=limits, timeout=10)
    callback = f"{APP}/oauth/quickbooks/callback"
    ask = {"client_id": "qb-client", "response_type": "code", "scope": "com.intuit.quickbooks.accounting"}
    ask |= {"redirect_uri": callback, "state": "s"}
    answer = requests.get(f"{SIM}/connect/oauth2", params=ask, allow_redirects=False, timeout=10)
    given = parse_qs(urlparse(answer.headers["location"]).query)
    form = {"grant_type": "authorization_code", "code": given["code"][0], "redirect_uri": callback}
    token = requests.post(f"{SIM}/oauth2/v1/tokens/bearer", auth=("qb-client", "qb-secret"), data=form, timeout=10)
    client = QuickBooks(company_id=given["realmId"][0], minorversion=75)
    client.api_url_v3 = f"{SIM}/v3"
    client.sandbox_api_url_v3 = f"{SIM}/v3"
    client.session = Session(token.json()["access_token"])
    return client


def main():
    qb = connect()
    assert Preferences.get(qb).CurrencyPrefs.HomeCurrency.value == "USD"
    assert [t.DueDays for t in Term.all(qb=qb)] == [0, 15, 30, 60]
    assert Item.filter(Sku="LB-10", qb=qb)[0].Name == "LED bollard"
    assert Customer.count("DisplayName LIKE 'Harbour%'", qb=qb) == 2

    customer = Customer()
    customer.DisplayName = "O'Brien & Söhne"
    customer.PrimaryEmailAddr = EmailAddress()
    customer.PrimaryEmailAddr.Address = "pay@example.com"
    customer.save(qb=qb)
    assert Customer.filter(DisplayName="O'Brien & Söhne", qb=qb)[0].Id == customer.Id

    line = SalesItemLine()
    line.Amount = 300
    line.SalesItemLineDetail = SalesItemLineDetail()
    line.SalesItemLineDetail.ItemRef = Item.get(21, qb=qb).to_ref()
    line.SalesItemLineDetail.Qty = 2
    line.SalesItemLineDetail.UnitPrice = 150
    invoice = Invoice()
    invoice.CustomerRef = customer.to_ref()
    invoice.CurrencyRef = Ref()
    invoice.CurrencyRef.value = "USD"
    invoice.Line.append(line)
    invoice.save(qb=qb, request_id="python-1")
    invoice = Invoice.get(invoice.Id, qb=qb)
    assert invoice.TotalAmt == 300
    assert invoice.download_pdf(qb).startswith(b"%PDF-")
    invoice.send(qb=qb, send_to="pay@example.com")
    names = [Customer(), Customer()]
    names[0].DisplayName, names[1].DisplayName = "Batch One", "Acme Rockets"
    done = batch_create(names, qb=qb)
    assert len(done.successes) == 1 and len(done.faults) == 1
    since = (datetime.now(timezone.utc) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    changes = change_data_capture([Invoice, Customer], since, qb=qb)
    assert any(i.Id == invoice.Id for i in changes.Invoice)
    invoice = Invoice.get(invoice.Id, qb=qb)
    invoice.void(qb=qb)
    invoice = Invoice.get(invoice.Id, qb=qb)
    assert invoice.Balance == 0 and invoice.PrivateNote.startswith("Voided")
    invoice.delete(qb=qb)
    try:
        Invoice.get(invoice.Id, qb=qb)
    except QuickbooksException as gone:
        assert gone.error_code == 610, gone.error_code
    else:
        raise AssertionError("a deleted invoice was read")
    print("python-quickbooks: fine")


if __name__ == "__main__":
    main()
