// The modal with all invoices.
import { enter } from "./frame.js";

await enter();
