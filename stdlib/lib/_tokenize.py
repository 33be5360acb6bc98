"""The tokens of Python source, for module `tokenize`.

A tokenizer over lines. Replacement fields of f-strings are tokens like any others, so a stack says within what the
text is: brackets, the literal part of an f-string, or the format of a field.
"""

import re
from token import (COMMENT, DEDENT, ENDMARKER, EXACT_TOKEN_TYPES, FSTRING_END, FSTRING_MIDDLE, FSTRING_START, INDENT, NAME,
                   NEWLINE, NL, NUMBER, OP, STRING, TSTRING_END, TSTRING_MIDDLE, TSTRING_START)

_NAME = re.compile(r'\w+')
_NUMBER = re.compile(
    r'0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+'
    r'|(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?'
    r'|[0-9](?:_?[0-9])*[eE][-+]?[0-9](?:_?[0-9])*[jJ]?|[0-9](?:_?[0-9])*[jJ]?')
_STRING = re.compile(r'([a-zA-Z]{0,2})("""|\'\'\'|"|\')')
_PREFIXES = frozenset({'', 'r', 'u', 'b', 'br', 'rb', 'f', 'fr', 'rf', 't', 'tr', 'rt'})
_OPERATORS = re.compile('|'.join(re.escape(op) for op in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
_OPENING, _CLOSING = frozenset('([{'), frozenset(')]}')
_TAB = 8


class _Field:
    """An f-string that is open: its quote and what it is, and how its replacement fields nest."""

    def __init__(self, quote, raw, kinds, start):
        self.quote, self.raw, self.kinds, self.start = quote, raw, kinds, start
        # For each open field, the brackets open within it; None while in its format.
        self.depths = []


class TokenizerIter:
    """Iterates over (type, string, start, end, line)."""

    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        self._readline, self._encoding, self._extra = readline, encoding, extra_tokens
        self._line, self._row, self._last = '', 0, ''
        self._tokens = self._all()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)

    def _next_line(self):
        try:
            line = self._readline()
        except StopIteration:
            line = ''
        if self._encoding is not None and isinstance(line, (bytes, bytearray)):
            line = line.decode(self._encoding)
        self._line = line
        self._row += 1
        return line

    def _error(self, message, row, column, kind=SyntaxError):
        text = self._line.rstrip('\n')
        raise kind(message, ('<string>', row, column, text, row, column))

    def _make(self, kind, string, start, end, line=None):
        if not self._extra and kind == OP:
            kind = EXACT_TOKEN_TYPES.get(string, OP)
        return kind, string, start, end, self._line if line is None else line

    def _all(self):
        indents, brackets, fields = [0], 0, []
        continued = ended = False
        while True:
            line = self._next_line()
            if not line:
                break
            self._last, at = line, 0
            in_text = fields and self._in_text(fields[-1])
            if not (brackets or continued or fields):
                at = self._indentation(line)
                rest = line[at:at + 1]
                if rest in ('', '\n', '\r', '#'):
                    if rest == '#':
                        comment = line[at:].rstrip('\r\n')
                        if self._extra:
                            yield self._make(COMMENT, comment, (self._row, at), (self._row, at + len(comment)))
                        at += len(comment)
                    if self._extra:
                        yield self._make(NL, line[at:], (self._row, at), (self._row, at + max(len(line) - at, 1)))
                    continue
                yield from self._indent(indents, line, at)
            continued = ended = False
            while at < len(line):
                if in_text:
                    at, done = yield from self._text(fields, at)
                    line = self._line
                    in_text = not done and bool(fields) and self._in_text(fields[-1])
                    if done == 'eof':
                        return
                    continue
                c = line[at]
                if c in ' \t\f':
                    at += 1
                elif c in '\r\n':
                    end = line[at:]
                    inside = brackets or fields
                    if inside and self._extra:
                        yield self._make(NL, end, (self._row, at), (self._row, at + len(end)))
                    elif not inside:
                        text = end if self._extra else ''
                        yield self._make(NEWLINE, text, (self._row, at), (self._row, at + len(text)))
                        ended = True
                    break
                elif c == '#':
                    comment = line[at:].rstrip('\r\n')
                    if self._extra:
                        yield self._make(COMMENT, comment, (self._row, at), (self._row, at + len(comment)))
                    at += len(comment)
                elif c == '\\' and line[at + 1:] in ('\n', '\r\n'):
                    continued = True
                    break
                elif c == '\\':
                    self._error('unexpected character after line continuation character', self._row, at + 1)
                elif (found := _STRING.match(line, at)) and found[1].lower() in _PREFIXES:
                    prefix, quote = found[1].lower(), found[2]
                    if 'f' in prefix or 't' in prefix:
                        kinds = ((FSTRING_START, FSTRING_MIDDLE, FSTRING_END) if 'f' in prefix
                                 else (TSTRING_START, TSTRING_MIDDLE, TSTRING_END))
                        fields.append(_Field(quote, 'r' in prefix, kinds, (self._row, at)))
                        yield self._make(kinds[0], found[0], (self._row, at), (self._row, found.end()))
                        at, in_text = found.end(), True
                    else:
                        token, at = self._string(at, found.end(), quote)
                        line = self._line
                        yield token
                elif c.isdigit() or c == '.' and line[at + 1:at + 2].isdigit():
                    end = _NUMBER.match(line, at).end() if _NUMBER.match(line, at) else at + 1
                    if line[end:end + 1] == '_':
                        self._error('invalid decimal literal', self._row, end + 1)
                    yield self._make(NUMBER, line[at:end], (self._row, at), (self._row, end))
                    at = end
                elif found := _NAME.match(line, at):
                    yield self._make(NAME, found[0], (self._row, at), (self._row, found.end()))
                    at = found.end()
                else:
                    found = _OPERATORS.match(line, at)
                    op = found[0] if found else c
                    if fields:
                        op, in_text = self._field_operator(fields[-1], op)
                    else:
                        brackets += (op in _OPENING) - (op in _CLOSING)
                        brackets = max(brackets, 0)
                    yield self._make(OP, op, (self._row, at), (self._row, at + len(op)))
                    at += len(op)
            else:
                if not (brackets or fields or line.endswith('\n')):
                    yield self._make(NEWLINE, '', (self._row, len(line)), (self._row, len(line) + 1))
                    ended = True
        yield from self._end(indents, brackets, fields, continued, ended)

    def _end(self, indents, brackets, fields, continued, ended):
        self._line = ''
        if fields:
            row, column = fields[-1].start
            self._error('unterminated f-string literal', row, column + 1)
        if brackets:
            self._error('unexpected EOF in multi-line statement', self._row - 1, 0)
        if continued:
            self._error('unexpected EOF while parsing', self._row - 1, len(self._last))
        for _ in indents[1:]:
            yield self._make(DEDENT, '', (self._row, 0), (self._row, 0))
        yield self._make(ENDMARKER, '', (self._row, 0), (self._row, 0))

    @staticmethod
    def _indentation(line):
        return len(line) - len(line.lstrip(' \t\f'))

    def _indent(self, indents, line, at):
        """INDENT and DEDENT tokens for a line whose text starts at `at`."""
        width = 0
        for c in line[:at]:
            width = 0 if c == '\f' else (width // _TAB + 1) * _TAB if c == '\t' else width + 1
        if width > indents[-1]:
            indents.append(width)
            yield self._make(INDENT, line[:at], (self._row, 0), (self._row, at))
        while width < indents[-1]:
            indents.pop()
            if width > indents[-1]:
                text = line.rstrip('\n')
                raise IndentationError('unindent does not match any outer indentation level',
                                       ('<string>', self._row, len(text) + 1, text))
            yield self._make(DEDENT, '', (self._row, at), (self._row, at))

    def _string(self, start, at, quote):
        """A string that is no f-string; it may go on over lines."""
        row, first, parts = self._row, self._line, []
        line = self._line
        begin = start
        while True:
            if at >= len(line):
                parts.append(line[begin:])
                line = self._next_line()
                if not line:
                    self._line = first
                    self._error(f'unterminated triple-quoted string literal (detected at line {self._row - 1})', row, start + 1)
                self._last, at, begin = line, 0, 0
            elif line[at] == '\\':
                at += 2 if line[at + 1:at + 3] != '\r\n' else 3
            elif line.startswith(quote, at):
                at += len(quote)
                break
            elif line[at] in '\r\n' and len(quote) == 1:
                self._line = first
                self._error(f'unterminated string literal (detected at line {self._row})', row, start + 1)
            else:
                at += 1
        parts.append(line[begin:at])
        whole = first if row == self._row else ''.join([first[:start], *parts]) + line[at:]
        return self._make(STRING, ''.join(parts), (row, start), (self._row, at), whole), at

    @staticmethod
    def _in_text(field):
        return not field.depths or field.depths[-1] is None

    def _text(self, fields, at):
        """The literal part of an f-string, up to a field or its end: (where it goes on, is the text over)."""
        field = fields[-1]
        in_format = bool(field.depths)
        start, parts, line, begin, first = (self._row, at), [], self._line, at, self._line
        middle = field.kinds[1]
        while True:
            if at >= len(line):
                parts.append(line[begin:])
                line = self._next_line()
                if not line:
                    row, column = field.start
                    self._line = first
                    self._error(f'unterminated triple-quoted f-string literal (detected at line {self._row - 1})', row, column + 1)
                self._last, at, begin = line, 0, 0
                continue
            c = line[at]
            if c == '\\' and not field.raw and line[at + 1:at + 2] not in ('{', '}'):
                named = line.startswith('N{', at + 1)
                end = line.find('}', at) if named else -1
                at = end + 1 if end >= 0 else at + 2
            elif c == '{' and line[at + 1:at + 2] == '{' and not in_format or c == '}' and line[at + 1:at + 2] == '}' and not in_format:
                parts.append(line[begin:at + 1])
                yield self._make(middle, ''.join(parts), start, (self._row, at + 1))
                at += 2
                start, parts, begin = (self._row, at), [], at
            elif c == '{':
                parts.append(line[begin:at])
                if any(parts):
                    yield self._make(middle, ''.join(parts), start, (self._row, at))
                yield self._make(OP, '{', (self._row, at), (self._row, at + 1))
                field.depths.append(0)
                return at + 1, 'field'
            elif c == '}' and in_format:
                parts.append(line[begin:at])
                yield self._make(middle, ''.join(parts), start, (self._row, at))
                yield self._make(OP, '}', (self._row, at), (self._row, at + 1))
                field.depths.pop()
                return at + 1, '' if self._in_text(field) else 'field'
            elif line.startswith(field.quote, at) and not in_format:
                parts.append(line[begin:at])
                if any(parts):
                    yield self._make(middle, ''.join(parts), start, (self._row, at))
                fields.pop()
                end = at + len(field.quote)
                yield self._make(field.kinds[2], field.quote, (self._row, at), (self._row, end))
                return end, 'over' if not (fields and self._in_text(fields[-1])) else ''
            elif c in '\r\n' and len(field.quote) == 1:
                row, column = field.start
                self._error(f'unterminated f-string literal (detected at line {self._row})', row, column + 1)
            else:
                at += 1

    @staticmethod
    def _field_operator(field, op):
        """An operator within a replacement field: what it is there, and does literal text follow."""
        depth = field.depths[-1]
        if depth == 0 and op[0] == '!' and op != '!=':
            return '!', False
        if depth == 0 and op[0] == ':':
            field.depths[-1] = None
            return ':', True
        if depth == 0 and op[0] == '}':
            field.depths.pop()
            return '}', TokenizerIter._in_text(field)
        field.depths[-1] += (op in _OPENING) - (op in _CLOSING)
        return op, False
