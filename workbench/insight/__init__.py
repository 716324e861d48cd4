"""Look inside a run: one module per question, and one ordered dict, `QUESTIONS`, that command line and window ask.

A `Question` has a name, title and tip, and a function from a `Subject` (a run, its model and its data) and an `Asked`
(the part, the example, the answer in question) to `Work[Result]`: a generator that yields `Progress` and may be closed
at any time. A `Result` tells its sentences, its table and its JSON; the window draws it. Records are light:
`questions.py` imports what needs PyTorch when a question is asked. A new question is a module here, its record in
`questions.py`, and its picture in `workbench/gui/insight/views.py`.
"""
