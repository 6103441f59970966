"""The words of the JSON API and of search addresses: what is read, what is written."""
