// Pipedrive's own client against the stand-in: install, read, write, revoke.
//
//   cargo run -p simulators --bin pipedrive-sim -- --auto-consent --scopes base,deals:full,contacts:full,products:full,users:read,search:read,webhooks:full,deal-fields:full,recents:read
//   npm ci && npm test            (PIPEDRIVE_SIM_URL names another address)

import assert from "node:assert/strict";
import * as v1 from "pipedrive/v1";
import * as v2 from "pipedrive/v2";

const base = process.env.PIPEDRIVE_SIM_URL ?? "http://127.0.0.1:8101";
const app = process.env.PIPEDRIVE_SIM_APP_URL ?? "http://127.0.0.1:8080";
const client = {
  clientId: process.env.PIPEDRIVE_SIM_CLIENT_ID ?? "pd-client",
  clientSecret: process.env.PIPEDRIVE_SIM_CLIENT_SECRET ?? "pd-secret",
  redirectUri: `${app}/oauth/pipedrive/callback`,
  host: base,
};

await fetch(`${base}/_sim/reset`, { method: "POST", body: "{}" });

const oauth = new v2.OAuth2Configuration(client);
const consent = await fetch(oauth.authorizationUrl, { redirect: "manual" });
const code = new URL(consent.headers.get("location")).searchParams.get("code");
await oauth.authorize(code);
const first = oauth.accessToken;
await oauth.tokenRefresh();
assert.notEqual(oauth.accessToken, first);

const two = new v2.Configuration({ accessToken: () => oauth.accessToken, basePath: `${base}/api/v2` });
const one = new v1.Configuration({ accessToken: () => oauth.accessToken, basePath: `${base}/api/v1` });

const me = (await new v1.UsersApi(one).getCurrentUser()).data;
assert.equal(me.company_domain, "northwind-9f2c1a");
assert.equal((await new v1.UsersApi(one).getUsers()).data.length, 3);
assert.ok((await new v1.CurrenciesApi(one).getCurrencies()).data.some((one) => one.code === "JPY"));

const deals = new v2.DealsApi(two);
assert.equal((await deals.getDeal({ id: 481 })).data.value, 1311);
const page = await deals.getDeals({ limit: 5, sort_by: "id", sort_direction: "desc" });
assert.equal(page.data.length, 5);
const next = await deals.getDeals({ limit: 5, sort_by: "id", sort_direction: "desc", cursor: page.additional_data.next_cursor });
assert.ok(next.data[0].id < page.data[4].id);
assert.equal((await deals.getArchivedDeals({})).data[0].id, 487);
assert.equal((await deals.searchDeals({ term: "harbour" })).data.items[0].item.type, "deal");

const fields = new v2.DealFieldsApi(two);
const field = (await fields.addDealField({ AddDealFieldRequest: { field_name: "Client check", field_type: "varchar" } })).data;
assert.match(field.field_code, /^[0-9a-f]{40}$/);
await fields.addDealFieldOptions({
  field_code: (await fields.addDealField({ AddDealFieldRequest: { field_name: "Pick", field_type: "enum", options: [{ label: "A" }] } })).data.field_code,
  AddDealFieldOptionsRequestInner: [{ label: "B" }],
});
const patched = await deals.updateDeal({ id: 481, UpdateDealRequest: { custom_fields: { [field.field_code]: "INV-1" } } });
assert.equal(patched.data.custom_fields[field.field_code], "INV-1");
const log = await new v1.DealsApi(one).getDealChangelog({ id: 481 });
assert.equal(log.data[0].new_value, "INV-1");
assert.ok((await new v1.DealsApi(one).getDealUpdates({ id: 481, all_changes: "1" })).data.length >= 1);

const products = new v2.DealProductsApi(two);
assert.equal((await products.getDealProducts({ id: 481 })).data.length, 2);
assert.equal((await products.getDealsProducts({ deal_ids: [481, 482] })).data.length, 4);
const row = await products.addDealProduct({ id: 481, AddDealProductRequest: { product_id: 55, item_price: 1, quantity: 1 } });
await products.updateDealProduct({ id: 481, product_attachment_id: row.data.id, UpdateDealProductRequest: { quantity: 3 } });
assert.equal((await deals.getDeal({ id: 481 })).data.value, 1314);
await products.deleteDealProduct({ id: 481, product_attachment_id: row.data.id });
const discount = await deals.postAdditionalDiscount({ id: 481, AddAdditionalDiscountRequestBody: { amount: 10, type: "percentage", description: "Autumn" } });
assert.equal((await deals.getAdditionalDiscounts({ id: 481 })).data[0].id, discount.data.id);
await deals.deleteAdditionalDiscount({ id: 481, discount_id: discount.data.id });
assert.equal((await new v2.DealInstallmentsApi(two).getInstallments({ deal_ids: [496] })).data.length, 2);

assert.equal((await new v2.OrganizationsApi(two).getOrganization({ id: 310 })).data.address.locality, "Reno");
assert.equal((await new v2.PersonsApi(two).getPerson({ id: 901 })).data.emails[0].primary, true);
assert.equal((await new v2.ProductsApi(two).getProduct({ id: 55 })).data.prices[0].product_id, 55);
assert.ok((await new v2.ItemSearchApi(two).searchItem({ term: "tideway" })).data.items.length >= 1);
assert.ok((await new v2.PipelinesApi(two).getPipelines({})).data.length >= 1);

const notes = new v1.NotesApi(one);
const note = (await notes.addNote({ AddNoteRequest: { content: "<p>From the client</p>", deal_id: 481 } })).data;
assert.equal((await notes.updateNote({ id: note.id, NoteRequest: { content: "changed" } })).data.content, "changed");
assert.ok((await notes.getNotes({ deal_id: 481 })).data.some((one) => one.id === note.id));
await notes.deleteNote({ id: note.id });

const hooks = new v1.WebhooksApi(one);
const hook = await hooks.addWebhook({
  AddWebhookRequest: { subscription_url: `${app}/webhooks/pipedrive`, event_action: "change", event_object: "deal", name: "check", version: "2.0" },
});
assert.equal(hook.data.type, "application");
assert.equal((await hooks.getWebhooks()).data.length, 1);
await hooks.deleteWebhook({ id: hook.data.id });

await assert.rejects(deals.getDeal({ id: 1 }), (error) => (error.status ?? error.response?.status ?? error.context?.status) === 404 || /404|not found/i.test(String(error.message ?? JSON.stringify(error))));
await oauth.revokeToken("refresh_token");
await assert.rejects(oauth.tokenRefresh());
console.log("the official client and the stand-in agree");
