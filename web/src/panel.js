// The panel of a deal, person or organization: as tall as its content, 100 to 750 px.
import { enter, followHeight } from "./frame.js";

const inside = await enter({ height: 300 });
const content = document.querySelector("main");
if (inside && content) followHeight(content, { min: 100, max: 750 });
