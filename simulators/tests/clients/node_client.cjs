// node-quickbooks and intuit-oauth against a stand-in that runs: only their addresses are changed.
// QUICKBOOKS_SIM (default http://127.0.0.1:8102) must run with --auto-consent and the demo seed.
'use strict';
const assert = require('node:assert/strict');
const { promisify } = require('node:util');
const OAuthClient = require('intuit-oauth');
const QuickBooks = require('node-quickbooks');

const sim = process.env.QUICKBOOKS_SIM ?? 'http://127.0.0.1:8102';
const app = process.env.APP_URL ?? 'http://127.0.0.1:8080';

OAuthClient.authorizeEndpoint = `${sim}/connect/oauth2`;
OAuthClient.tokenEndpoint = `${sim}/oauth2/v1/tokens/bearer`;
OAuthClient.revokeEndpoint = `${sim}/v2/oauth2/tokens/revoke`;
OAuthClient.environment = { ...OAuthClient.environment, sandbox: `${sim}/` };
QuickBooks.V3_ENDPOINT_BASE_URL = `${sim}/v3/company/`;
QuickBooks.REVOKE_URL = OAuthClient.revokeEndpoint;

async function main() {
  await fetch(`${sim}/_sim/reset`, { method: 'POST' });
  const limits = { per_second: null, per_minute: null, batches_per_minute: null };
  await fetch(`${sim}/_sim/switches`, { method: 'POST', body: JSON.stringify(limits) });
  const oauth = new OAuthClient({
    clientId: 'qb-client',
    clientSecret: 'qb-secret',
    environment: 'sandbox',
    redirectUri: `${app}/oauth/quickbooks/callback`,
  });
  const ask = oauth.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state: 'state-1' });
  const consent = await fetch(ask, { redirect: 'manual' });
  await oauth.createToken(consent.headers.get('location'));
  const { realmId } = oauth.getToken();
  assert.equal(realmId, '9341450000000001');
  await oauth.refresh();
  const info = await oauth.makeApiCall({ url: `${sim}/v3/company/${realmId}/companyinfo/${realmId}` });
  assert.equal(info.json.CompanyInfo.Country, 'US');

  const token = oauth.getToken();
  const qbo = new QuickBooks('qb-client', 'qb-secret', token.access_token, false, realmId, true, false, 75, '2.0', token.refresh_token);
  qbo.endpoint = QuickBooks.V3_ENDPOINT_BASE_URL;
  const call = (name) => promisify(qbo[name].bind(qbo));

  const customer = await call('createCustomer')({ DisplayName: "O'Brien & Söhne <Ltd>" });
  const found = await call('findCustomers')([{ field: 'DisplayName', value: "O'Brien & Söhne <Ltd>" }]);
  assert.equal(found.QueryResponse.Customer[0].Id, customer.Id);
  const counted = await call('findItems')({ count: true });
  assert.ok(counted.QueryResponse.totalCount > 0);
  const invoice = await call('createInvoice')({
    CustomerRef: { value: customer.Id },
    CurrencyRef: { value: 'USD' },
    Line: [{ Amount: 300, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '21' }, Qty: 2, UnitPrice: 150, TaxCodeRef: { value: 'NON' } } }],
  });
  assert.equal(invoice.TotalAmt, 300);
  const changed = await call('updateInvoice')({ Id: invoice.Id, SyncToken: invoice.SyncToken, sparse: true, DueDate: '2030-01-01' });
  assert.equal(changed.DueDate, '2030-01-01');
  const sent = await call('sendInvoicePdf')(invoice.Id, 'pay@example.com');
  assert.equal((sent.Invoice ?? sent).EmailStatus, 'EmailSent');
  const pdf = await call('getInvoicePdf')(invoice.Id);
  assert.ok(Buffer.from(pdf).subarray(0, 5).toString() === '%PDF-');
  await call('createPayment')({
    CustomerRef: { value: customer.Id }, CurrencyRef: { value: 'USD' }, TotalAmt: 100,
    Line: [{ Amount: 100, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  });
  assert.equal((await call('getInvoice')(invoice.Id)).Balance, 200);
  const since = new Date(Date.now() - 3_600_000);
  const changes = await call('changeDataCapture')(['Invoice', 'Payment'], since);
  assert.ok(JSON.stringify(changes).includes('"DueDate":"2030-01-01"'));
  const batch = await call('batch')([{ bId: 'a', Query: 'select * from Term' }]);
  assert.equal(batch.BatchItemResponse[0].QueryResponse.Term.length, 4);
  await assert.rejects(call('getInvoice')('9999'));
  const latest = await call('getInvoice')(invoice.Id);
  const voided = await call('voidInvoice')({ Id: latest.Id, SyncToken: latest.SyncToken });
  assert.match((voided.Invoice ?? voided).PrivateNote, /^Voided/);
  await oauth.revoke();
  await assert.rejects(call('getInvoice')(invoice.Id));
  process.stdout.write('node-quickbooks and intuit-oauth: fine\n');
}

main().catch((error) => {
  process.stderr.write(`${error.stack ?? JSON.stringify(error)}\n`);
  process.exitCode = 1;
});
