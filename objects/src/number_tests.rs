//! Numbers, as expressions and their results in CPython 3.14.

use crate::text_check::check;
use crate::{ClassId, Value};

#[test]
fn ints_cross_from_words_to_cells_and_back() {
    check(
        r"
        4611686018427387903 + 1 = 4611686018427387904
        4611686018427387904 - 1 = 4611686018427387903
        -4611686018427387904 - 1 = -4611686018427387905
        9223372036854775807 + 1 = 9223372036854775808
        9223372036854775808 * 9223372036854775808 = 85070591730234615865843651857942052864
        170141183460469231731687303715884105727 + 1 = 170141183460469231731687303715884105728
        1000000007 ** 5 = 1000000035000000490000003430000012005000016807
        340282366920938463463374607431768211456 - 340282366920938463463374607431768211455 = 1
        - 4611686018427387904 = -4611686018427387904
        abs(-4611686018427387904) = 4611686018427387904
        ",
    );
}

#[test]
fn division_rounds_towards_minus_infinity() {
    check(
        r"
        7 // -2 = -4
        -7 // 2 = -4
        7 % -2 = -1
        -7 % 2 = 1
        divmod(-7, 2) = (-4, 1)
        divmod(-100000000000000000000000000000000000000001, 10) = (-10000000000000000000000000000000000000001, 9)
        -7.5 // 2.0 = -4.0
        -7.5 % 2.0 = 0.5
        5.0 % float('-inf') = -inf
        0.0 // -1.0 = -0.0
        1 // 0 = ZeroDivisionError: division by zero
        1 % 0 = ZeroDivisionError: division by zero
        1.0 / 0 = ZeroDivisionError: division by zero
        divmod(1.0, 0.0) = ZeroDivisionError: division by zero
        ",
    );
}

#[test]
fn true_division_is_rounded_once() {
    check(
        r"
        1 / 3 = 0.3333333333333333
        9007199254740993 / 1 = 9007199254740992.0
        100000000000000000000000000000000000 / 3 = 3.333333333333333e+34
        1 / 100000000000000000000000000000000000000000000000000 = 1e-50
        -36893488147419103233 / 2 = -1.8446744073709552e+19
        ",
    );
}

#[test]
fn bits_are_those_of_twos_complement() {
    check(
        r"
        -1 & 18446744073709551615 = 18446744073709551615
        -18446744073709551616 | 1 = -18446744073709551615
        -5 ^ 36893488147419103232 = -36893488147419103237
        ~ 36893488147419103232 = -36893488147419103233
        -1 >> 100 = -1
        -36893488147419103233 >> 1 = -18446744073709551617
        1 << 70 = 1180591620717411303424
        1 << -1 = ValueError: negative shift count
        True & False = False
        True & 3 = 1
        ",
    );
}

#[test]
fn powers() {
    check(
        r"
        2 ** -1 = 0.5
        0 ** -1 = ZeroDivisionError: zero to a negative power
        pow(3, -1, 7) = 5
        pow(2, 100, -7) = -5
        pow(2, -1, 4) = ValueError: base is not invertible for the given modulus
        pow(2, 3, 0) = ValueError: pow() 3rd argument cannot be 0
        pow(2.0, 3, 4) = TypeError: pow() 3rd argument not allowed unless all arguments are integers
        -8.0 ** 2 = 64.0
        10.0 ** 400 = OverflowError: (34, 'Numerical result out of range')
        ",
    );
}

#[test]
fn ints_and_floats_compare_exactly() {
    check(
        r"
        9007199254740993 == 9007199254740992.0 = False
        9007199254740993 > 9007199254740992.0 = True
        100000000000000000000000 < inf = True
        1 == nan = False
        nan != nan = True
        True == 1.0 = True
        1j == 1 = False
        1 < 'a' = TypeError: '<' not supported between instances of 'int' and 'str'
        ",
    );
}

#[test]
fn equal_numbers_have_equal_hashes() {
    check(
        r"
        hash(2305843009213693951) = 0
        hash(-1) = -2
        hash(1.0) = 1
        hash(0.1) = 230584300921369408
        hash(1e300) = 1224995262755759164
        hash(inf) = 314159
        hash(100000000000000000000) = 848750603811160107
        hash((1, 2, 3)) = 529344067295497451
        hash(()) = 5740354900026072187
        hash(None) = 4238894112
        hash([]) = TypeError: unhashable type: 'list'
        ",
    );
}

#[test]
fn text_of_floats_is_the_shortest() {
    check(
        r"
        repr(1e16) = '1e+16'
        repr(123456789012345.0) = '123456789012345.0'
        repr(0.0001) = '0.0001'
        repr(0.00001) = '1e-05'
        repr(-0.0) = '-0.0'
        repr(5e-324) = '5e-324'
        repr(746169590271202.25) = '746169590271202.2'
        repr(1e22) = '1e+22'
        1e16.hex() = '0x1.1c37937e08000p+53'
        float.fromhex('0x1.8p-1075') = 5e-324
        ",
    );
}

#[test]
fn numbers_from_text() {
    check(
        r"
        int('  -1_000 ') = -1000
        int('0x_ff', 0) = 255
        int('010', 0) = ValueError: invalid literal for int() with base 0: '010'
        int('z', 36) = 35
        int('\u0661\u0662') = 12
        int('12', 37) = ValueError: int() base must be >= 2 and <= 36, or 0
        int([]) = TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
        int(nan) = ValueError: cannot convert float NaN to integer
        int(-1e20) = -100000000000000000000
        float(' 1_0.5e1 ') = 105.0
        float('1__0') = ValueError: could not convert string to float: '1__0'
        float('-Infinity') = -inf
        complex('1-2.5j') = (1-2.5j)
        ",
    );
}

#[test]
fn decimal_text_has_a_limit() {
    let mut rt = crate::text_check::runtime();
    let big = rt.power(Value::small_int(10), Value::small_int(5000), Value::NONE);
    let big = big.expect("a power");
    assert!(rt.str(big).is_err() && rt.pending_is(ClassId::VALUE_ERROR));
    rt.clear_pending();
    rt.int_max_str_digits = 0;
    let text = rt.str(big).expect("no limit now");
    assert_eq!(rt.str_len(text), 5001);
    let back = rt.int_from_text(&rt.str_text(text), 10, text);
    assert_eq!(back.and_then(|b| rt.equal(b, big)), Ok(true));
}

#[test]
fn rounding_takes_halves_to_even() {
    check(
        r"
        round(0.5) = 0
        round(2.5) = 2
        round(-1.5) = -2
        round(2.675, 2) = 2.67
        round(0.15, 1) = 0.1
        round(25.0, -1) = 20.0
        round(1e22, -22) = 1e+22
        round(15, -1) = 20
        round(25, -1) = 20
        round(-26, -1) = -30
        round(inf) = OverflowError: cannot convert float infinity to integer
        ",
    );
}

#[test]
fn methods_of_numbers() {
    check(
        r"
        int.from_bytes(b'\xff\x00', 'big') = 65280
        int.from_bytes(b'\xff\x00', 'big', signed=True) = -256
        int(-256).to_bytes(2, 'big', signed=True) = b'\xff\x00'
        int(300).to_bytes(1) = OverflowError: int too big to convert
        int(255).bit_length() = 8
        int(-255).bit_count() = 8
        0.75.as_integer_ratio() = (3, 4)
        2.0.is_integer() = True
        int(5).__add__(1.0) = NotImplemented
        1.5.__add__(1) = 2.5
        int.__add__('a', 1) = TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
        ",
    );
}

#[test]
fn complex_numbers() {
    check(
        r"
        1 + 2j = (1+2j)
        1.5 - 2j = (1.5-2j)
        2j * 2j = (-4+0j)
        1j / 0 = ZeroDivisionError: division by zero
        1j ** 2 = (-1+0j)
        abs(complex(3, 4)) = 5.0
        complex(1, 2).conjugate() = (1-2j)
        hash(complex(1, 2)) = 2000007
        complex(1, 2) // 1 = TypeError: unsupported operand type(s) for //: 'complex' and 'int'
        ",
    );
}
