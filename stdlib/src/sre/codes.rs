//! Numbers of the code that the library's pattern compiler makes (`re/_constants.py`).

macro_rules! numbers {
    ($($NAME:ident)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, reason = "the numbers of the constants below")]
        #[repr(u32)]
        enum Number { $($NAME),* }
        $( #[allow(dead_code, reason = "the table is complete")]
        pub(in crate::sre) const $NAME: u32 = Number::$NAME as u32; )*
    };
}

/// What the compiler checks.
pub(super) const MAGIC: i64 = 20230612;
/// "Any number of times."
pub(super) const MAXREPEAT: u32 = u32::MAX;
/// Most groups a pattern may have.
pub(super) const MAXGROUPS: i64 = i32::MAX as i64 / 2;

numbers! {
    FAILURE SUCCESS
    ANY ANY_ALL
    ASSERT ASSERT_NOT
    AT
    BRANCH
    CATEGORY
    CHARSET BIGCHARSET
    GROUPREF GROUPREF_EXISTS
    IN
    INFO
    JUMP
    LITERAL
    MARK
    MAX_UNTIL MIN_UNTIL
    NOT_LITERAL
    NEGATE
    RANGE
    REPEAT REPEAT_ONE
    SUBPATTERN
    MIN_REPEAT_ONE
    ATOMIC_GROUP
    POSSESSIVE_REPEAT POSSESSIVE_REPEAT_ONE
    GROUPREF_IGNORE IN_IGNORE LITERAL_IGNORE NOT_LITERAL_IGNORE
    GROUPREF_LOC_IGNORE IN_LOC_IGNORE LITERAL_LOC_IGNORE NOT_LITERAL_LOC_IGNORE
    GROUPREF_UNI_IGNORE IN_UNI_IGNORE LITERAL_UNI_IGNORE NOT_LITERAL_UNI_IGNORE
    RANGE_UNI_IGNORE
}

/// Places that AT asks for.
pub(super) mod place {
    numbers! {
        BEGINNING BEGINNING_LINE BEGINNING_STRING
        BOUNDARY NON_BOUNDARY
        END END_LINE END_STRING
        LOC_BOUNDARY LOC_NON_BOUNDARY
        UNI_BOUNDARY UNI_NON_BOUNDARY
    }
}

/// Categories of characters; each odd one is the opposite of the one before.
pub(super) mod category {
    numbers! {
        DIGIT NOT_DIGIT
        SPACE NOT_SPACE
        WORD NOT_WORD
        LINEBREAK NOT_LINEBREAK
        LOC_WORD LOC_NOT_WORD
        UNI_DIGIT UNI_NOT_DIGIT
        UNI_SPACE UNI_NOT_SPACE
        UNI_WORD UNI_NOT_WORD
        UNI_LINEBREAK UNI_NOT_LINEBREAK
    }
}
