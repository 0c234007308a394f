-- Why it was not told; empty: QuickBooks or Pipedrive was not connected any more.
ALTER TABLE tellings ADD COLUMN refusal TEXT;
