"""A parser of XML with the interface and the errors of Expat, which CPython links.

Text is taken as it comes: what is incomplete waits for more. Each step of `_step` takes one token off the text, tells its
handler, and says whether there was a whole one. External entities are left to their handler.
"""

import codecs
import re
import sys
import types

EXPAT_VERSION = 'expat_2.7.1'
version_info = (2, 7, 1)
native_encoding = 'UTF-8'
features = [('sizeof(XML_Char)', 1), ('sizeof(XML_LChar)', 1), ('XML_DTD', 0), ('XML_CONTEXT_BYTES', 1024), ('XML_NS', 0)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)

_MESSAGES = """NO_MEMORY=out of memory
SYNTAX=syntax error
NO_ELEMENTS=no element found
INVALID_TOKEN=not well-formed (invalid token)
UNCLOSED_TOKEN=unclosed token
PARTIAL_CHAR=partial character
TAG_MISMATCH=mismatched tag
DUPLICATE_ATTRIBUTE=duplicate attribute
JUNK_AFTER_DOC_ELEMENT=junk after document element
PARAM_ENTITY_REF=illegal parameter entity reference
UNDEFINED_ENTITY=undefined entity
RECURSIVE_ENTITY_REF=recursive entity reference
ASYNC_ENTITY=asynchronous entity
BAD_CHAR_REF=reference to invalid character number
BINARY_ENTITY_REF=reference to binary entity
ATTRIBUTE_EXTERNAL_ENTITY_REF=reference to external entity in attribute
MISPLACED_XML_PI=XML or text declaration not at start of entity
UNKNOWN_ENCODING=unknown encoding
INCORRECT_ENCODING=encoding specified in XML declaration is incorrect
UNCLOSED_CDATA_SECTION=unclosed CDATA section
EXTERNAL_ENTITY_HANDLING=error in processing external entity reference
NOT_STANDALONE=document is not standalone
UNEXPECTED_STATE=unexpected parser state - please send a bug report
ENTITY_DECLARED_IN_PE=entity declared in parameter entity
FEATURE_REQUIRES_XML_DTD=requested feature requires XML_DTD support in Expat
CANT_CHANGE_FEATURE_ONCE_PARSING=cannot change setting once parsing has begun
UNBOUND_PREFIX=unbound prefix
UNDECLARING_PREFIX=must not undeclare prefix
INCOMPLETE_PE=incomplete markup in parameter entity
XML_DECL=XML declaration not well-formed
TEXT_DECL=text declaration not well-formed
PUBLICID=illegal character(s) in public id
SUSPENDED=parser suspended
NOT_SUSPENDED=parser not suspended
ABORTED=parsing aborted
FINISHED=parsing finished
SUSPEND_PE=cannot suspend in external parameter entity
RESERVED_PREFIX_XML=reserved prefix (xml) must not be undeclared or bound to another namespace name
RESERVED_PREFIX_XMLNS=reserved prefix (xmlns) must not be declared or undeclared
RESERVED_NAMESPACE_URI=prefix must not be bound to one of the reserved namespace names
INVALID_ARGUMENT=invalid argument
NO_BUFFER=a successful prior call to function XML_GetBuffer was required
AMPLIFICATION_LIMIT_BREACH=limit on input amplification factor (from DTD and entities) breached
NOT_STARTED=parser not started"""

errors = types.ModuleType('pyexpat.errors', 'Constants used to describe error conditions.')
model = types.ModuleType('pyexpat.model', 'Constants used to interpret content model information.')
errors.codes, errors.messages, _CODE = {}, {}, {}
for _number, _line in enumerate(_MESSAGES.split('\n'), 1):
    _name, _text = _line.split('=')
    setattr(errors, 'XML_ERROR_' + _name, _text)
    errors.codes[_text], errors.messages[_number], _CODE[_name] = _number, _text, _number
for _number, _name in enumerate(('EMPTY', 'ANY', 'MIXED', 'NAME', 'CHOICE', 'SEQ'), 1):
    setattr(model, 'XML_CTYPE_' + _name, _number)
for _number, _name in enumerate(('NONE', 'OPT', 'REP', 'PLUS')):
    setattr(model, 'XML_CQUANT_' + _name, _number)
sys.modules['pyexpat.errors'], sys.modules['pyexpat.model'] = errors, model

_START = ':A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff'
_NAME = f'[{_START}][-.0-9\xb7\u0300-\u036f\u203f\u2040{_START}]*'
_S = '[ \t\r\n]'
_name = re.compile(_NAME)
_space = re.compile(_S + '*')
_text = re.compile('[^<&]+')
_attribute = re.compile(f'({_NAME}){_S}*={_S}*(?:"([^"<]*)"|\'([^\'<]*)\')')
_start_tag = re.compile(f'<({_NAME})((?:{_S}+{_NAME}{_S}*={_S}*(?:"[^"<]*"|\'[^\'<]*\'))*){_S}*(/?)>')
_end_tag = re.compile(f'</({_NAME}){_S}*>')
_reference = re.compile(f'&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({_NAME}));')
_instruction = re.compile(rf'<\?({_NAME})(?:{_S}+(.*?))?\?>', re.S)
_declaration = re.compile(
    rf'''<\?xml{_S}+version{_S}*={_S}*["']([-a-zA-Z0-9_.:]+)["'](?:{_S}+encoding{_S}*={_S}*["']([A-Za-z][-A-Za-z0-9._]*)["'])?(?:{_S}+standalone{_S}*={_S}*["'](yes|no)["'])?{_S}*\?>''')
_invalid = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]')
_doctype = re.compile(
    rf'''<!DOCTYPE{_S}+({_NAME})(?:{_S}+(?:SYSTEM|PUBLIC{_S}+("[^"]*"|'[^']*')){_S}+("[^"]*"|'[^']*'))?{_S}*(\[)?''')
_entity = re.compile(
    rf'''<!ENTITY{_S}+(%{_S}+)?({_NAME}){_S}+(?:("[^"]*"|'[^']*')|(?:SYSTEM|PUBLIC{_S}+("[^"]*"|'[^']*')){_S}+("[^"]*"|'[^']*')(?:{_S}+NDATA{_S}+({_NAME}))?){_S}*>''')
_notation = re.compile(rf'''<!NOTATION{_S}+({_NAME}){_S}+(?:SYSTEM|PUBLIC{_S}+("[^"]*"|'[^']*'))(?:{_S}+("[^"]*"|'[^']*'))?{_S}*>''')
_element = re.compile(rf'<!ELEMENT{_S}+({_NAME}){_S}+([^>]*?){_S}*>')
_attlist = re.compile(rf'''<!ATTLIST{_S}+({_NAME})((?:[^>"']|"[^"]*"|'[^']*')*)>''')
_attdef = re.compile(
    rf'''{_S}+({_NAME}){_S}+(CDATA|ID|IDREFS?|ENTITY|ENTITIES|NMTOKENS?|(?:NOTATION{_S}+)?\([^)]*\)){_S}+(?:(#REQUIRED|#IMPLIED)|(?:(#FIXED){_S}+)?("[^"]*"|'[^']*'))''')
_doctype_part = re.compile(rf'''<!DOCTYPE|"[^"]*"|'[^']*'|{_S}+|[\[\]>]|[^\s\[\]>"']+''')
_PREDEFINED = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'"}
_XML, _XMLNS = 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'
_HANDLERS = """StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl StartNamespaceDecl
EndNamespaceDecl Comment StartCdataSection EndCdataSection Default DefaultHandlerExpand NotStandalone ExternalEntityRef StartDoctypeDecl
EndDoctypeDecl EntityDecl XmlDecl ElementDecl AttlistDecl SkippedEntity""".split()
_HANDLERS = [name if name.endswith('Expand') else name + 'Handler' for name in _HANDLERS]


class ExpatError(Exception):
    pass


ExpatError.__module__ = 'xml.parsers.expat'
error = ExpatError


class _Wrong(Exception):
    """An error at a place of the text."""

    def __init__(self, code, place):
        self.code, self.place = _CODE[code], place


def ErrorString(code, /):
    return errors.messages.get(code)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    if namespace_separator is not None:
        if not isinstance(namespace_separator, str):
            raise TypeError(f"ParserCreate() argument 'namespace_separator' must be str or None, not {type(namespace_separator).__name__}")
        if len(namespace_separator) > 1:
            raise ValueError('namespace_separator must be at most one character, omitted, or None')
    return XMLParserType(_KEY, encoding, namespace_separator, {} if intern is None else intern)


def _unquoted(text):
    return text and text[1:-1]


def _switch(name):
    """A setting that is on or off."""

    def set_switch(self, value):
        setattr(self, name, bool(value))
        self._flush()

    return property(lambda self: getattr(self, name), set_switch)


class XMLParserType:
    """XML parser"""

    __slots__ = [*(name for name in _HANDLERS if name != 'CharacterDataHandler'), *"""intern ErrorCode _separator _encoding _buffer_text _ordered
    _specified _prefixes _buffer_size _buffered _data_handler _decoder _head _text _place _line _column _index _known _error_at _open _state _finished
    _spaces _entities _defaults _external_subset _expanding _base _deferral _parsing _depth _foreign _standalone""".split()]
    buffer_text, ordered_attributes = _switch('_buffer_text'), _switch('_ordered')
    specified_attributes, namespace_prefixes = _switch('_specified'), _switch('_prefixes')

    def __init__(self, key, encoding, separator, intern):
        if key is not _KEY:
            raise TypeError("cannot create 'pyexpat.xmlparser' instances")
        for name in _HANDLERS:
            if name != 'CharacterDataHandler':
                setattr(self, name, None)
        self.intern, self._separator, self._encoding = intern, separator, encoding
        self._buffer_text = self._ordered = self._specified = self._prefixes = self._foreign = self._standalone = False
        self._buffer_size, self._buffered, self.ErrorCode, self._data_handler = 8192, [], 0, None
        self._decoder, self._head, self._text, self._place = None, b'', '', 0
        self._line, self._column, self._index, self._known = 1, 0, 0, 0
        self._error_at = None
        self._open, self._state, self._finished = [], 'start', False
        self._spaces = {'xml': _XML, '': None}
        self._entities, self._defaults, self._external_subset, self._expanding = {}, {}, False, []
        self._base, self._deferral, self._parsing, self._depth = None, True, XML_PARAM_ENTITY_PARSING_NEVER, 0

    # Settings.

    def SetBase(self, base, /): self._base = base
    def GetBase(self): return self._base
    def GetInputContext(self): return self._text[self._place:].encode() if self._expanding or self._text else None

    def UseForeignDTD(self, flag=True, /):
        if self._text or self._state != 'start':
            self._raise(_Wrong('CANT_CHANGE_FEATURE_ONCE_PARSING', self._place))
        self._foreign = bool(flag)

    def GetReparseDeferralEnabled(self): return self._deferral
    def SetReparseDeferralEnabled(self, enabled, /): self._deferral = bool(enabled)

    def SetParamEntityParsing(self, flag, /):
        self._parsing = flag
        return 1

    @property
    def CharacterDataHandler(self): return self._data_handler

    @CharacterDataHandler.setter
    def CharacterDataHandler(self, handler):
        self._flush()
        self._data_handler = handler

    @property
    def buffer_size(self): return self._buffer_size

    @buffer_size.setter
    def buffer_size(self, size):
        if not isinstance(size, int):
            raise TypeError('buffer_size must be an integer')
        if size <= 0:
            raise ValueError('buffer_size must be greater than zero')
        if size > 0x7fffffff:
            raise ValueError(f'buffer_size must not be greater than {0x7fffffff}')
        if size != self._buffer_size:
            self._flush()
        self._buffer_size = size

    @property
    def buffer_used(self): return sum(map(len, self._buffered))

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        made = XMLParserType(_KEY, encoding, self._separator, self.intern)
        for name in _HANDLERS + ['_buffer_text', '_ordered', '_specified', '_prefixes', '_entities', '_defaults', '_spaces', '_base']:
            setattr(made, name, getattr(self, name))
        made._state = 'content'
        made._depth = 1
        return made

    # Where the parser is.

    def _position(self):
        """Line, column and byte of the next token, counted on from where they were known last."""
        upto = self._place if self._error_at is None else self._error_at
        passed = self._text[self._known:upto]
        lines = passed.count('\n')
        self._index += len(passed.encode('utf-8', 'surrogatepass'))
        self._column = len(passed) - passed.rindex('\n') - 1 if lines else self._column + len(passed)
        self._line, self._known = self._line + lines, upto
        return self._line, self._column, self._index

    CurrentLineNumber = ErrorLineNumber = property(lambda self: self._position()[0])
    CurrentColumnNumber = ErrorColumnNumber = property(lambda self: self._position()[1])
    CurrentByteIndex = ErrorByteIndex = property(lambda self: self._position()[2])

    # Input.

    def Parse(self, data, isfinal=False, /):
        if self._finished:
            self._raise(_Wrong('FINISHED', self._place))
        if isinstance(data, str):
            self._encoding = 'utf-8'
            data = data.encode('utf-8', 'surrogatepass')
        try:
            self._decode(bytes(data), isfinal)
            while self._place < len(self._text) and self._step(isfinal):
                pass
            if isfinal:
                self._end()
        except _Wrong as wrong:
            self._finished = True
            raise self._failure(wrong) from None
        self._flush()
        self._position()
        self._text, self._place, self._known = self._text[self._place:], 0, 0
        return 1

    def ParseFile(self, file, /):
        if not hasattr(file, 'read'):
            raise TypeError("argument must have 'read' attribute")
        while True:
            data = file.read(2048)
            if not data:
                return self.Parse(b'', True)
            if not isinstance(data, (bytes, bytearray, str)):
                raise TypeError(f'read() did not return a bytes object (type={type(data).__name__})')
            self.Parse(data)

    def _raise(self, wrong):
        raise self._failure(wrong) from None

    def _failure(self, wrong):
        self.ErrorCode, self._error_at = wrong.code, wrong.place
        line, column, _ = self._position()
        failure = ExpatError(f'{errors.messages[wrong.code]}: line {line}, column {column}')
        failure.code, failure.lineno, failure.offset = wrong.code, line, column
        return failure

    def _decode(self, data, final):
        if self._decoder is None:
            self._head += data
            head = self._head
            ends = head.find(b'?>')
            if not final and (len(head) < 4 or head.startswith(b'<?xml') and ends < 0):
                return
            self._decoder = codecs.getincrementaldecoder(self._guess(head[:ends] if ends > 0 else b''))()
            data, self._head = head, b''
        try:
            text = self._decoder.decode(data, final)
        except UnicodeDecodeError as e:
            good = e.object[:e.start].decode(e.encoding, 'replace')
            self._text += good
            # What comes before is parsed first.
            while self._place < len(self._text) and self._step(False):
                pass
            raise _Wrong('PARTIAL_CHAR' if final and 'unexpected end' in e.reason else 'INVALID_TOKEN', len(self._text)) from None
        if '\r' in text or self._text.endswith('\r'):
            if self._text.endswith('\r'):
                self._text, text = self._text[:-1], '\r' + text
            ends = text.endswith('\r') and not final
            text = text.replace('\r\n', '\n')
            text = text[:-1].replace('\r', '\n') + '\r' if ends else text.replace('\r', '\n')
        self._text += text

    def _guess(self, declaration):
        if self._encoding is not None:
            name = self._encoding
        elif self._head[:2] in (b'\xff\xfe', b'\xfe\xff'):
            return 'utf-16'
        elif self._head[:3] == b'\xef\xbb\xbf':
            return 'utf-8-sig'
        elif self._head[:4] == b'<\0?\0':
            return 'utf-16-le'
        elif self._head[:4] == b'\0<\0?':
            return 'utf-16-be'
        else:
            found = re.search(rb'''encoding\s*=\s*["']([A-Za-z][-A-Za-z0-9._]*)''', declaration)
            name = found[1].decode() if found else 'utf-8'
        try:
            if codecs.lookup(name).name == 'utf-8':
                return 'utf-8-sig'
            return name
        except LookupError:
            self._text = self._head.decode('latin-1')
            raise _Wrong('UNKNOWN_ENCODING', max(declaration.find(name.encode()), 0)) from None

    # Events.

    def _flush(self):
        if self._buffered:
            text, self._buffered = ''.join(self._buffered), []
            if self.CharacterDataHandler is not None:
                self.CharacterDataHandler(text)

    def _tell(self, handler, raw, *args):
        """Calls a handler, or the default one with the text it would have been told of."""
        function = getattr(self, handler)
        if function is not None:
            if self._buffered:
                self._flush()
            function(*args)
        else:
            self._tell_default(raw)

    def _tell_default(self, raw):
        default = self.DefaultHandlerExpand or self.DefaultHandler
        if default is not None and raw:
            self._flush()
            default(raw)

    def _characters(self, text):
        if not self._buffer_text or self._data_handler is None:
            for line in re.findall('\n|[^\n]+', text):
                self._tell('CharacterDataHandler', line, line)
            return
        if self.buffer_used + len(text) > self._buffer_size:
            self._flush()
        if len(text) > self._buffer_size:
            self._data_handler(text)
        else:
            self._buffered.append(text)

    # Tokens.

    def _step(self, final):
        """Takes one token. False: there is no whole one yet."""
        text, at, state = self._text, self._place, self._state
        if state == 'content':
            c = text[at]
            if c == '<':
                tag = _start_tag.match(text, at)
                if tag is not None:
                    self._start(tag)
                    return True
                return self._markup(final)
            if c == '&':
                return self._refer(final)
            return self._data(final)
        if state == 'subset':
            return self._subset(final)
        return self._outside(final)

    def _incomplete(self, final, at):
        if final:
            raise _Wrong('UNCLOSED_TOKEN', at)
        return False

    def _check(self, text, at):
        bad = _invalid.search(text)
        if bad:
            raise _Wrong('INVALID_TOKEN', at + bad.start())

    def _data(self, final):
        at = self._place
        data = _text.match(self._text, at)[0]
        if not final and at + len(data) == len(self._text):
            # A bracket or a line's end may go on.
            data = data.rstrip('\r]')
            if not data:
                return False
        if ']]>' in data:
            raise _Wrong('INVALID_TOKEN', at + data.index(']]>') + 2)
        self._check(data, at)
        self._characters(data)
        self._place += len(data)
        return True

    def _refer(self, final):
        text, at = self._text, self._place
        found = _reference.match(text, at)
        if found is None:
            stop = re.compile('&(#(x[0-9a-fA-F]*|[0-9]*)|' + _NAME + ')?').match(text, at).end()
            if stop >= len(text):
                return self._incomplete(final, at)
            raise _Wrong('INVALID_TOKEN', stop)
        name = found[3]
        if name is None or name in _PREDEFINED:
            text = self._character(found, at) if name is None else _PREDEFINED[name]
            if self.CharacterDataHandler is None:
                self._tell_default(found[0])
            else:
                self._characters(text)
        elif name not in self._entities:
            if not self._external_subset:
                raise _Wrong('UNDEFINED_ENTITY', at)
            self._tell('SkippedEntityHandler', found[0], name, 0)
        else:
            self._expand(name, found[0], at)
        self._place = found.end()
        return True

    def _character(self, found, at):
        number = int(found[1]) if found[1] else int(found[2], 16)
        if number > 0x10ffff or number < 32 and number not in (9, 10, 13) or 0xd800 <= number < 0xe000 or number in (0xfffe, 0xffff):
            raise _Wrong('BAD_CHAR_REF', at)
        return chr(number)

    def _expand(self, name, raw, at):
        value, base, system, public, notation = self._entities[name]
        if name in self._expanding:
            raise _Wrong('RECURSIVE_ENTITY_REF', at)
        if notation is not None:
            raise _Wrong('BINARY_ENTITY_REF', at)
        if value is None:
            if self.ExternalEntityRefHandler is None:
                self._tell_default(raw)
            else:
                self._flush()
                if not self.ExternalEntityRefHandler(name, base, system, public):
                    raise _Wrong('EXTERNAL_ENTITY_HANDLING', at)
            return
        if self.DefaultHandler is not None and self.DefaultHandlerExpand is None:
            self._flush()
            self.DefaultHandler(raw)
            return
        self._position()
        kept = self._text, at, self._known, self._line, self._column, self._index, self._open
        self._expanding.append(name)
        self._text, self._place, self._known, self._open = value, 0, 0, []
        try:
            while self._place < len(self._text):
                self._step(True)
            if self._open:
                raise _Wrong('ASYNC_ENTITY', at)
        except _Wrong as wrong:
            wrong.place = at
            raise
        finally:
            self._text, self._place, self._known, self._line, self._column, self._index, self._open = kept
            self._expanding.pop()

    def _markup(self, final):
        """What begins with `<`, but for a good start tag."""
        text, at = self._text, self._place
        if text.startswith('</', at):
            return self._end_tag(final)
        if text.startswith('<!--', at):
            return self._comment(final)
        if text.startswith('<![CDATA[', at):
            return self._cdata(final)
        if text.startswith('<?', at):
            return self._pi(final)
        rest = text[at:at + 9]
        if '<!--'.startswith(rest) or '<![CDATA['.startswith(rest):
            return self._incomplete(final, at)
        if rest.startswith('<!'):
            raise _Wrong('INVALID_TOKEN', at + (3 if rest[2:3] in '-[' else 2))
        self._find_fault(at + 1)
        return self._incomplete(final, at)

    def _find_fault(self, at):
        """The place of what is wrong in a start tag; none if it only ends too early."""
        text = self._text
        found = _name.match(text, at)
        while True:
            if found is None:
                if at < len(text):
                    raise _Wrong('INVALID_TOKEN', at)
                return
            at = found.end()
            after = _space.match(text, at).end()
            if after == len(text):
                return
            if text[after] == '/':
                if after + 1 < len(text) and text[after + 1] != '>':
                    raise _Wrong('INVALID_TOKEN', after + 1)
                return
            if text[after] == '>':
                return
            if after == at:
                raise _Wrong('INVALID_TOKEN', at)
            found = _name.match(text, after)
            if found is None:
                raise _Wrong('INVALID_TOKEN', after)
            at = _space.match(text, found.end()).end()
            if at == len(text):
                return
            if text[at] != '=':
                raise _Wrong('INVALID_TOKEN', at)
            at = _space.match(text, at + 1).end()
            if at == len(text):
                return
            if text[at] not in '"\'':
                raise _Wrong('INVALID_TOKEN', at)
            close, less = text.find(text[at], at + 1), text.find('<', at)
            if less >= 0 and (close < 0 or less < close):
                raise _Wrong('INVALID_TOKEN', less)
            if close < 0:
                return
            found = re.compile('').match(text, close + 1)

    def _value(self, raw, at, tag, inside=()):
        """The value of an attribute, at a place of the text, in a tag that begins at another one."""
        if not ('&' in raw or '\n' in raw or '\t' in raw):
            return raw
        raw = raw.replace('\n', ' ').replace('\t', ' ')
        parts, place = [], 0
        while (amp := raw.find('&', place)) >= 0:
            parts.append(raw[place:amp])
            found = _reference.match(raw, amp)
            if found is None:
                raise _Wrong('INVALID_TOKEN', at + re.compile('&(#(x[0-9a-fA-F]*|[0-9]*)|' + _NAME + ')?').match(raw, amp).end())
            name, place = found[3], found.end()
            if name is None:
                parts.append(self._character(found, tag))
            elif name in _PREDEFINED:
                parts.append(_PREDEFINED[name])
            elif name in inside:
                raise _Wrong('RECURSIVE_ENTITY_REF', tag)
            elif name in self._entities:
                value, _, _, _, notation = self._entities[name]
                if value is None:
                    raise _Wrong('BINARY_ENTITY_REF' if notation else 'ATTRIBUTE_EXTERNAL_ENTITY_REF', tag)
                if '<' in value:
                    raise _Wrong('INVALID_TOKEN', tag)
                parts.append(self._value(value, at, tag, (*inside, name)))
            elif not self._external_subset:
                raise _Wrong('UNDEFINED_ENTITY', tag)
        parts.append(raw[place:])
        return ''.join(parts)

    def _start(self, tag):
        text, at, name = self._text, tag.start(), tag[1]
        if self._foreign:
            self._foreign, self._external_subset = False, True
            if self._parsing and self.ExternalEntityRefHandler is not None and not self.ExternalEntityRefHandler(None, self._base, None, None):
                raise _Wrong('EXTERNAL_ENTITY_HANDLING', at)
        attributes = {}
        if tag[2]:
            for found in _attribute.finditer(text, tag.end(1), tag.end(2)):
                if found[1] in attributes:
                    raise _Wrong('DUPLICATE_ATTRIBUTE', found.start())
                which = 2 if found[2] is not None else 3
                value = found[which]
                self._check(value, found.start(which))
                attributes[found[1]] = self._value(value, found.start(which), at)
            if not text[tag.start():tag.end()].isprintable():
                self._check(tag[0], at)
        given = len(attributes)
        for key, (kind, value) in self._defaults.get(name, {}).items():
            if kind != 'CDATA' and key in attributes:
                attributes[key] = ' '.join(filter(None, attributes[key].split(' ')))
            if value is not None and key not in attributes:
                attributes[key] = value
        declared, shown = (), name
        if self._separator is not None:
            declared, shown, attributes, given = self._bind(name, attributes, given, at)
        if self._specified:
            attributes = dict(list(attributes.items())[:given])
        self._open.append((name, shown, declared))
        shown = self.intern.setdefault(shown, shown)
        self._state = 'content'
        self._tell('StartElementHandler', tag[0], shown, [x for item in attributes.items() for x in item] if self._ordered else attributes)
        self._place = tag.end()
        if tag[3]:
            self._close('')

    def _bind(self, name, attributes, given, at):
        """Names with their name spaces in place of prefixes, and the prefixes that an element declares."""
        declared, plain, seen = [], {}, {}
        for n, (key, value) in enumerate(list(attributes.items())):
            if key != 'xmlns' and not key.startswith('xmlns:'):
                plain[key] = value
                continue
            given -= n < given
            prefix = key[6:]
            if prefix == 'xmlns':
                raise _Wrong('RESERVED_PREFIX_XMLNS', at)
            if (prefix == 'xml') != (value == _XML):
                raise _Wrong('RESERVED_PREFIX_XML' if prefix == 'xml' else 'RESERVED_NAMESPACE_URI', at)
            if value == _XMLNS:
                raise _Wrong('RESERVED_NAMESPACE_URI', at)
            if prefix and not value:
                raise _Wrong('UNDECLARING_PREFIX', at)
            declared.append((prefix, self._spaces.get(prefix)))
            self._spaces[prefix] = value or None
            self._flush()
            if self.StartNamespaceDeclHandler is not None:
                self.StartNamespaceDeclHandler(prefix or None, value or None)
        for key, value in plain.items():
            full = self._full_name(key, False, at)
            if full in seen:
                raise _Wrong('DUPLICATE_ATTRIBUTE', at)
            seen[full] = value
        return declared, self._full_name(name, True, at), seen, given

    def _full_name(self, name, element, at):
        prefix, colon, local = name.partition(':')
        if not colon:
            prefix, local = '', name
        if not prefix and not element:
            return name
        space = self._spaces.get(prefix)
        if space is None:
            if prefix:
                raise _Wrong('UNBOUND_PREFIX', at)
            return name
        full = space + self._separator + local
        return full + self._separator + prefix if self._prefixes and prefix else full

    def _end_tag(self, final):
        text, at = self._text, self._place
        found = _end_tag.match(text, at)
        if found is None:
            name = _name.match(text, at + 2)
            stop = at + 2 if name is None else _space.match(text, name.end()).end()
            if stop < len(text):
                raise _Wrong('INVALID_TOKEN', stop)
            return self._incomplete(final, at)
        if not self._open:
            raise _Wrong('ASYNC_ENTITY' if self._expanding or self._depth else 'TAG_MISMATCH', at)
        if found[1] != self._open[-1][0]:
            raise _Wrong('TAG_MISMATCH', at + 2)
        self._close(found[0])
        self._place = found.end()
        return True

    def _close(self, raw):
        _, shown, declared = self._open.pop()
        self._tell('EndElementHandler', raw, self.intern.setdefault(shown, shown))
        for prefix, before in reversed(declared):
            self._spaces[prefix] = before
            if self.EndNamespaceDeclHandler is not None:
                self.EndNamespaceDeclHandler(prefix or None)
        if not self._open and not self._expanding and not self._depth:
            self._state = 'after'

    def _comment(self, final):
        text, at = self._text, self._place
        stop = text.find('--', at + 4)
        if stop < 0 or stop + 2 == len(text):
            self._check(text[at + 4:], at + 4)
            return self._incomplete(final, at)
        if text[stop + 2] != '>':
            raise _Wrong('INVALID_TOKEN', stop + 2)
        self._check(text[at + 4:stop], at + 4)
        self._tell('CommentHandler', text[at:stop + 3], text[at + 4:stop])
        self._place = stop + 3
        return True

    def _cdata(self, final):
        text, at = self._text, self._place
        stop = text.find(']]>', at + 9)
        if stop < 0:
            if final:
                self._tell('StartCdataSectionHandler', '<![CDATA[')
                self._characters(text[at + 9:])
                raise _Wrong('UNCLOSED_CDATA_SECTION', len(text))
            return False
        self._check(text[at + 9:stop], at + 9)
        self._tell('StartCdataSectionHandler', '<![CDATA[')
        if stop > at + 9:
            self._characters(text[at + 9:stop])
        self._tell('EndCdataSectionHandler', ']]>')
        self._place = stop + 3
        return True

    def _pi(self, final):
        text, at = self._text, self._place
        found = _instruction.match(text, at)
        if found is None:
            name = _name.match(text, at + 2)
            if name is None and at + 2 < len(text):
                raise _Wrong('INVALID_TOKEN', at + 2)
            if name is not None and name.end() < len(text) and text[name.end()] not in ' \t\r\n?':
                raise _Wrong('INVALID_TOKEN', name.end())
            return self._incomplete(final, at)
        if found[1].lower() == 'xml':
            if found[1] != 'xml':
                raise _Wrong('INVALID_TOKEN', at + 5)
            if at or self._state != 'start' or self._index:
                raise _Wrong('MISPLACED_XML_PI', at)
            self._declare(found, at)
        else:
            self._check(found[0], at)
            self._tell('ProcessingInstructionHandler', found[0], found[1], found[2] or '')
        self._place = found.end()
        return True

    def _declare(self, found, at):
        parts = _declaration.fullmatch(found[0])
        if parts is None:
            wrong = re.compile(rf'''<\?xml{_S}*(?:version{_S}*={_S}*["'][^"']*["'](?:{_S}+encoding{_S}*={_S}*["'][^"']*["'])?)?{_S}*''').match(found[0])
            raise _Wrong('XML_DECL', at + wrong.end())
        standalone = {None: -1, 'yes': 1, 'no': 0}[parts[3]]
        self._standalone = standalone == 1
        self._tell('XmlDeclHandler', found[0], parts[1], parts[2], standalone)

    def _outside(self, final):
        """Before the first element, and behind the last."""
        text, at = self._text, self._place
        space = _space.match(text, at)[0]
        if space:
            self._tell_default(space)
            self._place += len(space)
            if self._state == 'start':
                self._state = 'before'
            return True
        after = self._state == 'after'
        if text[at] != '<':
            word = _name.match(text, at)
            if word is not None and word.end() < len(text) and text[word.end()] not in ' \t\n':
                raise _Wrong('INVALID_TOKEN', word.end())
            wrong = text[at] == '&' or _invalid.match(text, at)
            raise _Wrong('INVALID_TOKEN' if wrong else 'JUNK_AFTER_DOC_ELEMENT' if after else 'SYNTAX', at)
        if text.startswith('<?', at):
            done = self._pi(final)
        elif text.startswith('<!--', at):
            done = self._comment(final)
        elif text.startswith('<!', at) or at + 1 == len(text):
            if after and at + 1 < len(text) and not '<!--'.startswith(text[at:]):
                raise _Wrong('JUNK_AFTER_DOC_ELEMENT', at)
            if '<!DOCTYPE'.startswith(text[at:at + 9]) or '<!--'.startswith(text[at:]):
                done = self._doctype(final) if text.startswith('<!DOCTYPE', at) else self._incomplete(final, at)
            else:
                if text.startswith('<![', at):
                    raise _Wrong('SYNTAX', at)
                word = _name.match(text, at + 2)
                raise _Wrong('INVALID_TOKEN', at + 2 if word is None else word.end())
        elif after:
            raise _Wrong('INVALID_TOKEN' if not _name.match(text, at + 1) and text[at + 1] != '/' else 'JUNK_AFTER_DOC_ELEMENT', at + (1 if not _name.match(text, at + 1) and text[at + 1] != '/' else 0))
        else:
            if text.startswith('</', at):
                raise _Wrong('INVALID_TOKEN', at + 1)
            tag = _start_tag.match(text, at)
            if tag is None:
                return self._markup(final)
            self._start(tag)
            return True
        if done and self._state == 'start':
            self._state = 'before'
        return done

    # The document type.

    def _doctype(self, final):
        text, at = self._text, self._place
        found = _doctype.match(text, at)
        if found is None or found.end() == len(text):
            if found is None and '>' in text[at:]:
                raise _Wrong('SYNTAX' if _name.match(text, _space.match(text, at + 9).end()) else 'INVALID_TOKEN', _space.match(text, at + 9).end())
            if final:
                raise _Wrong('NO_ELEMENTS', len(text))
            return False
        subset = found[4] is not None
        if not subset and text[found.end()] != '>':
            raise _Wrong('SYNTAX', found.end())
        public, system = _unquoted(found[2]), _unquoted(found[3])
        self._external_subset = self._external_subset or system is not None
        stop = found.end()
        if system is not None and not self._standalone and self.NotStandaloneHandler is not None and not self.NotStandaloneHandler():
            raise _Wrong('NOT_STANDALONE', at)
        if self.StartDoctypeDeclHandler is not None:
            self._flush()
            self.StartDoctypeDeclHandler(found[1], system, public, int(subset))
        else:
            for part in _doctype_part.findall(text, at, stop):
                self._tell_default(part)
        self._place = stop
        self._state = 'subset' if subset else 'before'
        if not subset:
            self._tell('EndDoctypeDeclHandler', '>')
            self._place += 1
        return True

    def _subset(self, final):
        text, at = self._text, self._place
        space = _space.match(text, at)[0]
        if space:
            self._tell_default(space)
            self._place += len(space)
            return True
        if text[at] == ']':
            close = _space.match(text, at + 1).end()
            if close == len(text):
                return self._incomplete(final, at)
            if text[close] != '>':
                raise _Wrong('SYNTAX', close)
            self._tell_default(text[at:close])
            self._place, self._state = close, 'before'
            self._tell('EndDoctypeDeclHandler', '>')
            self._place = close + 1
            return True
        if text[at] == '%':
            found = re.compile(f'%({_NAME});').match(text, at)
            if found is None:
                return self._incomplete(final, at)
            self._external_subset = True
            self._tell('SkippedEntityHandler', found[0], found[1], 1)
            self._place = found.end()
            return True
        if text.startswith('<!--', at):
            return self._comment(final)
        if text.startswith('<?', at):
            return self._pi(final)
        for begin, declare in self._DECLARATIONS:
            if text.startswith(begin, at):
                stop = declare(self, at)
                if stop is None:
                    if '>' in text[at:] and final:
                        raise _Wrong('SYNTAX', at + len(begin))
                    return self._incomplete(final, at)
                self._place = stop
                return True
        if text[at] != '<' or not any(begin.startswith(text[at:]) for begin, _ in self._DECLARATIONS):
            raise _Wrong('SYNTAX' if text[at] != '<' else 'INVALID_TOKEN', at if text[at] != '<' else at + 2)
        return self._incomplete(final, at)

    def _declare_entity(self, at):
        found = _entity.match(self._text, at)
        if found is None:
            return None
        name, value = found[2], _unquoted(found[3])
        public, system, notation = _unquoted(found[4]), _unquoted(found[5]), found[6]
        if value is not None:
            value = re.sub('&#(?:([0-9]+)|x([0-9a-fA-F]+));', lambda m: chr(int(m[1]) if m[1] else int(m[2], 16)), value)
        if found[1] is None:
            self._entities.setdefault(name, (value, self._base, system, public, notation))
        if notation is not None and self.UnparsedEntityDeclHandler is not None:
            self.UnparsedEntityDeclHandler(name, self._base, system, public, notation)
        else:
            self._tell('EntityDeclHandler', found[0], name, int(found[1] is not None), value, self._base, system, public, notation)
        return found.end()

    def _declare_notation(self, at):
        found = _notation.match(self._text, at)
        if found is None:
            return None
        self._tell('NotationDeclHandler', found[0], found[1], self._base, _unquoted(found[3]), _unquoted(found[2]))
        return found.end()

    def _declare_element(self, at):
        found = _element.match(self._text, at)
        if found is None:
            return None
        if self.ElementDeclHandler is not None:
            self.ElementDeclHandler(found[1], _content_model(found[2]))
        else:
            self._tell_default(found[0])
        return found.end()

    def _declare_attributes(self, at):
        found = _attlist.match(self._text, at)
        if found is None:
            return None
        element = found[1]
        for part in _attdef.finditer(found[2]):
            name, kind, implied, fixed, value = part.groups()
            kind = re.sub(_S + '+', '', kind) if '(' in kind and not kind.startswith('NOTATION') else kind
            value = None if value is None else self._value(_unquoted(value), at, at)
            self._defaults.setdefault(element, {}).setdefault(name, (kind, value))
            if self.AttlistDeclHandler is not None:
                self.AttlistDeclHandler(element, name, kind, value, int(implied == '#REQUIRED' or fixed is not None))
        if self.AttlistDeclHandler is None:
            self._tell_default(found[0])
        return found.end()

    _DECLARATIONS = (('<!ENTITY', _declare_entity), ('<!NOTATION', _declare_notation), ('<!ELEMENT', _declare_element), ('<!ATTLIST', _declare_attributes))

    def _end(self):
        if self._place < len(self._text):
            return
        if self._state != 'after' and not (self._depth and not self._open):
            raise _Wrong('NO_ELEMENTS', len(self._text))
        self._finished = True


def _content_model(text):
    """What an element may contain, as (kind, quantity, name, parts)."""
    if text in ('EMPTY', 'ANY'):
        return (getattr(model, 'XML_CTYPE_' + text), 0, None, ())
    tokens = re.findall(f'#PCDATA|{_NAME}|[()|,?*+]', text)
    place = 0

    def quantity():
        nonlocal place
        if place < len(tokens) and tokens[place] in '?*+':
            place += 1
            return ' ?*+'.index(tokens[place - 1])
        return 0

    def part():
        nonlocal place
        place += 1
        if tokens[place - 1] != '(':
            name = tokens[place - 1]
            return (model.XML_CTYPE_NAME, quantity(), name, ())
        parts, kind = [], model.XML_CTYPE_SEQ
        while place < len(tokens) and tokens[place] != ')':
            if tokens[place] in '|,':
                if kind != model.XML_CTYPE_MIXED and tokens[place] == '|':
                    kind = model.XML_CTYPE_CHOICE
                place += 1
            elif tokens[place] == '#PCDATA':
                kind = model.XML_CTYPE_MIXED
                place += 1
            else:
                parts.append(part())
        place += 1
        return (kind, quantity(), None, tuple(parts))

    return part()


XMLParserType.__name__ = XMLParserType.__qualname__ = 'xmlparser'
_KEY = object()
