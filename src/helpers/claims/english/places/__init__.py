"""The places of English claims: which name a proposition is about, and what that choice rests on."""
