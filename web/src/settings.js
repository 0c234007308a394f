// The settings page.
import { enter } from "./frame.js";

await enter();
