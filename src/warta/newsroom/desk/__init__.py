"""The desk in the newsroom: what `warta.desk` finds in a draft, beside the editor and at the gate before publishing."""
