"""The one place that knows time: how times are written, in which zone, at which pace they go on, what is next.

A cell's shape (its digits as zeros) is read by a grammar of forms; day and month are told apart on all cells of a
column; the instants are kept to the nanosecond with a notation that says how to write them again.
"""
