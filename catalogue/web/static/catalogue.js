// Everything works without this file; it only wakes the design system's own components.
import { ExitThisPage, initAll } from "./vendor/govuk-frontend.min.js";

// Whoever leaves at once does not find the page again by going back.
ExitThisPage.prototype.exitPage = function () {
  document.body.classList.add("govuk-exit-this-page-hide-content");
  window.location.replace(this.$button.href);
};

initAll();
