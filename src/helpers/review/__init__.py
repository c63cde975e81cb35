"""What a person finds out about the machine's reading of a folder: an audit of a random draw, and the rows to look at first.

    drawn = draw(tables.extracted, seed=1)                  # drawing.py: the same for the same folder
    own = standing(drawn, answers, reviewer="A. N.", seed=1).answers
    results(own)                                            # estimates.py: precision and misses with their intervals
    queue(tables)                                           # queue.py: what nobody has looked at, the most urgent first

Tables in, tables out; the notebook `review` shows them (helpers.desk.auditing, helpers.desk.queueing).
"""
