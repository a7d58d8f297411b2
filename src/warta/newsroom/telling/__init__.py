"""Telling others what an edition changed: a CDN that keeps copies of pages, a WebSub hub that feeds name."""
