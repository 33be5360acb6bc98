//! Why a recording ends without a unit: one row per reason.

macro_rules! aborts {
    ($( $(#[doc = $doc:literal])* $Name:ident = $text:literal, $hint:literal; )*) => {
        /// Why a recording was given up.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
        pub enum Abort { $( $(#[doc = $doc])* $Name, )* }

        impl Abort {
            /// Every reason, in order.
            pub const ALL: &[Abort] = &[$(Abort::$Name),*];

            /// Its name in statistics and profiles.
            pub fn name(self) -> &'static str {
                match self { $(Abort::$Name => $text,)* }
            }

            /// What the author of a program may do about it.
            pub fn hint(self) -> &'static str {
                match self { $(Abort::$Name => $hint,)* }
            }
        }
    };
}

aborts! {
    /// An instruction that is not traced yet.
    Unsupported = "unsupported_instruction", "this construct is run by the interpreter";
    /// More instructions than a unit may have.
    TooLong = "too_long", "split the loop's body into functions";
    /// The frame that was being recorded was left.
    LeftFrame = "left_frame", "the loop ended while it was being recorded";
    /// An exception was raised while recording.
    Exception = "exception", "an exception ended the iteration that was recorded";
    /// Code that looks at frames.
    ObservesFrames = "observes_frames", "a program that mentions f_locals or settrace is interpreted";
    /// The interpreter went somewhere the recording did not expect.
    Lost = "lost", "control came from somewhere unexpected";
    /// A variable's type changes at every iteration.
    Unstable = "unstable_types", "keep a loop variable to one type";
    /// The assembler could not make code of it.
    Assembly = "assembly", "the unit was too large for the assembler";
    /// The recorder made a graph that does not verify: a mistake of ours, which tests look for.
    Invalid = "invalid_graph", "please report this: the recorder made a mistake";
    /// The unit has grown enough.
    Full = "unit_full", "the code has very many paths";
}
