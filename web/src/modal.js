// The modal that creates an invoice.
import { enter } from "./frame.js";

await enter();
