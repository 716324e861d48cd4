"""A backtest: the same model and its rivals judged again and again, at rolling origins or fold by fold.

`plan` says where a series is cut or how sequences are dealt, `trial` trains and judges, `table` is what is kept of it.
"""
