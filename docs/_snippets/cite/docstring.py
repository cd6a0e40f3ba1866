def scan(inputs):
    """Scan a sequence in parallel.

    The algorithm is that of :paper:t:`gu2023mamba`.

    References
    ----------
    .. paperlist::
       :cited: here
       :show: venue, authors, links, date
    """
