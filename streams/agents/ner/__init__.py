"""The statistical recogniser of names (tier 1): spaCy's English model in processes of its own. docs/adr/0013 says why so.

pool.py      the processes: one text at a time each, started by need, replaced after a death or many texts
child.py     what runs in one: texts in, spans out
model.py     the model, without what names don't need
decoder.py   from the model's vectors to spans
extra.py     from the settings to a pool, with the cure where the extra is missing
ahead.py     the enrich agent's texts on their way to the pool while earlier ones are worked on
"""
