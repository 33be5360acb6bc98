//! Text and bytes, as expressions and their results in CPython 3.14.

use crate::text_check::{check, evaluate, runtime};
use crate::{Runtime, Value};
use rekindle_bytecode::BinaryOp;

#[test]
fn operators_of_strings() {
    check(
        r#"
        'a' + 'b' = 'ab'
        'a' + 1 = TypeError: can only concatenate str (not "int") to str
        'a' - 1 = TypeError: unsupported operand type(s) for -: 'str' and 'int'
        'ab' * 3 = 'ababab'
        -1 * 'ab' = ''
        'a' * 2.0 = TypeError: can't multiply sequence by non-int of type 'float'
        'a' < '\u00e9' = True
        '\uffff' < '\U00010000' = True
        'bc' in 'abcd' = True
        1 in 'a' = TypeError: 'in <string>' requires string as left operand, not int
        "#,
    );
}

#[test]
fn items_of_text_that_is_not_ascii() {
    check(
        r"
        'a\u00e9\u4e2d\U0001f600z'[2] = '中'
        'a\u00e9\u4e2d\U0001f600z'[-2] = '😀'
        'a\u00e9\u4e2d\U0001f600z'[1:4] = 'é中😀'
        'a\u00e9\u4e2d\U0001f600z'[::-2] = 'z中a'
        'abc'[3] = IndexError: string index out of range
        'abc'['a'] = TypeError: string indices must be integers, not 'str'
        'abc'[::0] = ValueError: slice step cannot be zero
        ",
    );
    let mut rt = runtime();
    let text: String = (0..1000)
        .map(|i| if i % 3 == 0 { 'é' } else { 'x' })
        .collect();
    let s = rt.new_str(&text);
    for (i, c) in text.chars().enumerate() {
        let got = rt.str_get(s, i);
        assert_eq!(rt.str_text(got), c.to_string());
    }
}

#[test]
fn searching() {
    check(
        r"
        'h\u00e9llo'.find('l') = 2
        'h\u00e9llo'.rfind('l', 0, -1) = 3
        'abc'.find('', 3) = 3
        'abc'.find('', 4) = -1
        'abc'.index('z') = ValueError: substring not found
        'aaaa'.count('aa') = 2
        '\u00e9\u00e9'.count('') = 3
        'abc'.startswith(('x', 'b'), 1) = True
        'abc'.startswith(1) = TypeError: startswith first arg must be str or a tuple of str, not int
        'a.b.c'.partition('.') = ('a', '.', 'b.c')
        'a.b.c'.rpartition('.') = ('a.b', '.', 'c')
        'aXbX'.replace('X', '--', 1) = 'a--bX'
        '\u00e9a'.replace('', '.') = '.é.a.'
        'unhappy'.removeprefix('un') = 'happy'
        ",
    );
}

#[test]
fn taking_apart_and_putting_together() {
    check(
        r"
        '  a  b '.split() = ['a', 'b']
        '  a  b '.split(None, 1) = ['a', 'b ']
        'a,,b'.split(',') = ['a', '', 'b']
        'a,b,c'.rsplit(',', maxsplit=1) = ['a,b', 'c']
        'a'.split('') = ValueError: empty separator
        'a\nb\r\nc\x1cd'.splitlines() = ['a', 'b', 'c', 'd']
        'a\nb'.splitlines(keepends=True) = ['a\n', 'b']
        ', '.join(['a', 'b']) = 'a, b'
        ','.join(['a', 1]) = TypeError: sequence item 1: expected str instance, int found
        ','.join(1) = TypeError: can only join an iterable
        '\u3000 x '.strip() = 'x'
        'xxabxx'.lstrip('x') = 'abxx'
        ",
    );
}

#[test]
fn case_follows_unicode() {
    check(
        r"
        '\u00df'.upper() = 'SS'
        'A\u03a3 \u03a3'.lower() = 'aς σ'
        '\u01c6x'.title() = 'ǅx'
        'stra\u00dfe'.casefold() = 'strasse'
        'hELLO'.capitalize() = 'Hello'
        'they\'re'.title() = 'They\'Re'
        'Ab\u00e9'.swapcase() = 'aBÉ'
        '\u00b2'.isdigit() = True
        '\u00b2'.isdecimal() = False
        '\u00bd'.isnumeric() = True
        '\u00e91'.isidentifier() = True
        ''.isalpha() = False
        'A1'.isupper() = True
        '\u01c5'.istitle() = True
        "
        .replace(r"= 'They\'Re'", "= \"They'Re\"")
        .as_str(),
    );
}

#[test]
fn padding_and_translation() {
    check(
        r"
        'abc'.center(6, '*') = '*abc**'
        'abc'.center(8) = '  abc   '
        'ab'.center(5) = '  ab '
        '-42'.zfill(6) = '-00042'
        'a\tb'.expandtabs(4) = 'a   b'
        'abc'.center(10, 'ab') = TypeError: The fill character must be exactly one character long
        'abc'.translate(str.maketrans('ab', 'xy', 'c')) = 'xy'
        ",
    );
}

#[test]
fn literals_escape_what_does_not_print() {
    check(
        r#"
        repr('it\'s') = '"it\'s"'
        repr('\x00\n\u200b\ud800\U000e0001') = "'\\x00\\n\\u200b\\ud800\\U000e0001'"
        ascii('\u00e9') = "'\\xe9'"
        repr(b'\x00\'"\xff') = 'b\'\\x00\\\'"\\xff\''
        "#,
    );
}

#[test]
fn format_specifications() {
    check(
        r"
        format(1234567, ',') = '1,234,567'
        format(1234, '010,') = '00,001,234'
        format(255, '#010x') = '0x000000ff'
        format(-5, '=+8d') = '-      5'
        format(65, 'c') = 'A'
        format(3.14159, '.2f') = '3.14'
        format(2.5, '.0f') = '2'
        format(1e100, 'g') = '1e+100'
        format(0.00001234, '.3') = '1.23e-05'
        format(1234567.1234567, ',.6_f') = '1,234,567.123_457'
        format(-0.0001, 'z.2f') = '0.00'
        format(0.25, '.0%') = '25%'
        format(inf, '010,') = '0000000inf'
        format(complex(1, 2), '.1f') = '1.0+2.0j'
        format('ab', '*^6.1') = '**a***'
        format(1, 's') = ValueError: Unknown format code 's' for object of type 'int'
        format(1, '.2d') = ValueError: Precision not allowed in integer format specifier
        format('a', '=5') = ValueError: '=' alignment not allowed in string format specifier
        format([], 'd') = TypeError: unsupported format string passed to list.__format__
        ",
    );
}

#[test]
fn percent_formatting() {
    check(
        r"
        '%05d|%-5s|%+.1f' % (42, 'ab', 2.25) = '00042|ab   |+2.2'
        '%#x %o %X' % (255, 8, 255) = '0xff 10 FF'
        '%.3d' % 5 = '005'
        '%r %s %a' % ('\u00e9', '\u00e9', '\u00e9') = ''\u00e9' \u00e9 '\\xe9''
        '%c%c' % (65, 'b') = 'Ab'
        '%d%%' % 5 = '5%'
        '%*d' % (5, 1) = '    1'
        '%d' % 'a' = TypeError: %d format: a real number is required, not str
        '%d %d' % (1,) = TypeError: not enough arguments for format string
        '%d' % (1, 2) = TypeError: not all arguments converted during string formatting
        '%z' % 1 = ValueError: unsupported format character 'z' (0x7a) at index 1
        '%(a)s' % 1 = TypeError: format requires a mapping
        b'%s %d' % (b'x', 3) = b'x 3'
        "
        .replace(r"= ''\u00e9' \u00e9 '\\xe9''", "= \"'é' é '\\\\xe9'\"")
        .as_str(),
    );
}

#[test]
fn format_method() {
    check(
        r"
        '{} {}'.format(1, 'a') = '1 a'
        '{1}{0!r:>4}'.format('a', 2) = '2 \'a\''
        '{:{}}|{x[0]}|{y.real}'.format(5, 3, x=[7], y=1.5) = '  5|7|1.5'
        '{{}}'.format() = '{}'
        '{'.format() = ValueError: Single '{' encountered in format string
        '{0}{}'.format(1) = ValueError: cannot switch from manual field specification to automatic field numbering
        '{}'.format() = IndexError: Replacement index 0 out of range for positional args tuple
        '{!x}'.format(1) = ValueError: Unknown conversion specifier x
        '{:{:{}}}'.format(1, 2, 3) = ValueError: Max string recursion exceeded
        "
        .replace(r"= '2 \'a\''", "= \"2 'a'\"")
        .as_str(),
    );
}

#[test]
fn encoding_and_decoding() {
    check(
        r"
        'h\u00e9'.encode() = b'h\xc3\xa9'
        'h\u00e9'.encode('latin-1') = b'h\xe9'
        'a\U0001f600'.encode('utf-16-le') = b'a\x00=\xd8\x00\xde'
        'h\u00e9'.encode('ascii', 'backslashreplace') = b'h\\xe9'
        'h\u00e9\u00e9'.encode('ascii') = UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
        '\ud800'.encode() = UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
        b'\xff'.decode() = UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
        b'\xe2\x82'.decode() = UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
        b'a\xff'.decode('utf-8', 'replace') = 'a�'
        b'a\xff'.decode(errors='surrogateescape') = 'a\udcff'
        ",
    );
}

#[test]
fn bytes_and_bytearrays() {
    check(
        r"
        b'ab' + b'c' = b'abc'
        b'a' + 1 = TypeError: can't concat int to bytes
        b'abc'[1] = 98
        b'abc'[::-1] = b'cba'
        97 in b'abc' = True
        300 in b'abc' = ValueError: byte must be in range(0, 256)
        bytes(3) = b'\x00\x00\x00'
        bytes([1, 256]) = ValueError: bytes must be in range(0, 256)
        bytes('a') = TypeError: string argument without an encoding
        bytes.fromhex('0a ff') = b'\n\xff'
        b'\x01\x02\x03'.hex('-', 2) = '01-0203'
        bytearray(b'ab') + b'c' = bytearray(b'abc')
        bytearray(b'ab') == b'ab' = True
        b' a b '.split() = [b'a', b'b']
        b'abc'.replace(b'b', b'') = b'ac'
        hash(b'') = 0
        ",
    );
}

/// `s += piece`, many times.
fn grow(rt: &mut Runtime, piece: &str, times: usize) -> Value {
    let (mut s, piece) = (rt.names.empty, rt.new_str(piece));
    for _ in 0..times {
        s = rt.inplace(BinaryOp::Add, s, piece).expect("text");
    }
    s
}

#[test]
fn strings_that_share_a_buffer_stay_what_they_were() {
    let mut rt = runtime();
    let base = grow(&mut rt, "0123456789", 20);
    let (x, y) = (rt.new_str("x"), rt.new_str("y"));
    let left = rt.str_append(base, x);
    let right = rt.str_append(base, y);
    let more = rt.str_append(left, y);
    let text = "0123456789".repeat(20);
    for (v, want) in [
        (base, text.clone()),
        (left, format!("{text}x")),
        (right, format!("{text}y")),
        (more, format!("{text}xy")),
    ] {
        assert_eq!(rt.str_text(v), want);
        assert_eq!(rt.str_len(v), want.len());
    }
}

#[test]
fn grown_text_can_be_indexed() {
    let mut rt = runtime();
    let s = grow(&mut rt, "aé", 200);
    let last = rt.str_get(s, 399);
    assert_eq!(rt.str_text(last), "é");
    let x = rt.new_str("x");
    let longer = rt.str_append(s, x);
    assert_eq!((rt.str_len(s), rt.str_len(longer)), (400, 401));
    assert_eq!(rt.str_text(longer), format!("{}x", "aé".repeat(200)));
}

#[test]
fn a_container_inside_itself_is_three_dots() {
    let mut rt = runtime();
    let list = rt.new_list(&[Value::small_int(1)]);
    rt.list_push(list, list);
    assert_eq!(rt.repr_text(list), Ok("[1, [...]]".into()));
    assert_eq!(evaluate(&mut rt, "repr([[]])"), "'[[]]'");
}

#[test]
fn deep_nesting_raises_instead_of_overflowing() {
    let mut rt = runtime();
    let mut v = rt.new_empty_list();
    for _ in 0..5000 {
        v = rt.new_list(&[v]);
    }
    assert!(rt.repr(v).is_err());
    assert!(rt.pending_is(crate::ClassId::RECURSION_ERROR));
    assert_eq!(rt.native_depth, 0);
}
