"""Makes the vendored govuk-frontend files neutral: `python -m catalogue.web.vendoring PACKAGE_FOLDER`.

The design system may be used by anybody; the crown, the GOV.UK logo and the GDS Transport typeface may not. Run this
again when govuk-frontend-jinja asks for another version of govuk-frontend.
"""

import re
import sys
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "vendor"
FONTS = 'Arial,"Helvetica Neue","Liberation Sans",sans-serif'


def neutral(css: str) -> str:
    """The stylesheet without the typeface, the crest and anything that it would fetch."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}", "", css)
    css = re.sub(r"GDS Transport,\s*arial,\s*sans-serif", FONTS, css)
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css).strip() + "\n"


def vendor(package: Path) -> None:
    """Copies the stylesheet, the script and the licence of an unpacked govuk-frontend package."""
    built = package / "dist" / "govuk"
    STATIC.mkdir(parents=True, exist_ok=True)
    (STATIC / "govuk-frontend.min.css").write_text(
        neutral((built / "govuk-frontend.min.css").read_text(encoding="utf-8")), encoding="utf-8"
    )
    script = re.sub(r"//# sourceMappingURL=.*", "", (built / "govuk-frontend.min.js").read_text(encoding="utf-8"))
    (STATIC / "govuk-frontend.min.js").write_text(script.strip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
