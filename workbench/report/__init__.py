"""A report: one document that tells all of a run, to be read, printed and kept.

`facts` gathers what is known, `chapters` tell it in a language as `document` blocks, `figures` draw it as SVG, and
`page` makes the HTML of it, from which the window's printer makes a PDF.
"""
