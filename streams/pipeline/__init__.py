"""The way of one item as pure functions: a record in, `Effects` out.

A file for each step: the process of a stage imports its own and no other. Agents move bytes between these functions
and Kafka; `way.InProcess` moves them from one function to the next, so that `copydesk process` and `copydesk replay`
run the whole way with the same code and without a broker.
"""
