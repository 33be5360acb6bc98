"""Imported by files that share helpers with the tests of extension modules; those tests are not for Rekindle. See README.md."""
