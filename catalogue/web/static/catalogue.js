// Everything works without this file; it only wakes the design system's own components.
import { initAll } from "./vendor/govuk-frontend.min.js";

initAll();
