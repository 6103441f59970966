"""Papers: what the site gives to keep. One frozen value, written as DOCX, as PDF and as a page to print."""
