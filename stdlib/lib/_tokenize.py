"""The tokenizer behind module `tokenize`; there is none in Python form yet, and asking for tokens says so."""


class TokenizerIter:
    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        raise NotImplementedError('tokenize: tokens are not available')
