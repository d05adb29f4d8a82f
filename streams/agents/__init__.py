"""The agents: one loop that moves bytes between Kafka and the pure steps, and what keeps that loop safe.

`loop.attach` makes a stage of a `work`; `each.each` makes a `work` of a pure step; `running.run_stage` runs it.
Faust is used here and in `streams.app`, nowhere else.
"""
