// Suggestions under the search box: the WAI-ARIA combobox with a list (ARIA 1.2). Without this file the box is a plain box.
const FEWEST = 2;
const PAUSE = 120; // milliseconds without a key before the server is asked
const KINDS = { name: "name", borough: "borough", theme: "theme", need: "need" };

class SearchBox {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.at = -1;
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "app-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.said = document.createElement("div");
    this.said.className = "govuk-visually-hidden";
    this.said.setAttribute("role", "status");
    input.type = "text"; // a search field may not be a combobox
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.parentElement.classList.add("app-search__row--suggests");
    input.after(this.list, this.said);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => this.press(event));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const typed = this.input.value.trim();
    this.asking?.abort();
    if (typed.length < FEWEST) return this.close();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`/programmes/suggest?q=${encodeURIComponent(typed)}`, { signal: this.asking.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // the box still searches
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input || !suggestions.length) return this.close();
    this.at = -1;
    this.options = suggestions.map((suggestion, place) => this.option(suggestion, place));
    this.list.replaceChildren(...this.options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = `${suggestions.length} suggestions. Use the up and down arrows.`;
  }

  option({ text, kind }, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.className = "app-suggestions__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.text = text;
    const sort = document.createElement("span");
    sort.className = "app-suggestions__kind";
    sort.textContent = ` ${KINDS[kind] ?? ""}`;
    option.append(text, sort);
    return option;
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.options = [];
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = "";
  }

  key(event) {
    if (event.key === "Escape" && this.options.length) {
      event.preventDefault();
      return this.close();
    }
    if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      return this.take(this.options[this.at]);
    }
    if (this.options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  move(step) {
    const places = this.options.length + 1; // one of them is the box itself
    this.at = ((this.at + 1 + step + places) % places) - 1;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.at)));
    const chosen = this.options[this.at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault(); // the box keeps the focus
    this.take(option);
  }

  take(option) {
    this.input.value = option.dataset.text;
    this.close();
    this.input.form.requestSubmit();
  }
}

const box = document.getElementById("q");
if (box) new SearchBox(box);
