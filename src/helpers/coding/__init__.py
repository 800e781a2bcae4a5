"""The letter's account of why minors come, as evidence: statements, codes, codings, findings."""
