//! Programs and the same in C, repeated in a process: how near compiled code comes to a C compiler's.

use crate::pyperformance::repeated;
use crate::results::replace;
use crate::{Bench, progress, say};
use rekindle_measure::contender::{Contender, Mode, Subject};
use rekindle_measure::process::{Call, Scratch};
use rekindle_measure::{curve, session};

/// Programs with a twin in `benches/c`.
pub(crate) const TWINS: [&str; 5] = ["nbody", "spectral_norm", "mandelbrot", "matmul", "sieve"];
/// What the page calls them.
pub(crate) const C: &str = "C";
/// Their size: the steady time does not hang on it, and a short one gives many iterations.
const SIZE: &str = "short";

/// Compiles the twins and measures them and their programs.
pub(crate) fn measure(bench: &mut Bench) -> Result<(), String> {
    let scratch = Scratch::new()?;
    let wanted: Vec<&str> = TWINS.into_iter().filter(|name| bench.wants(name)).collect();
    for name in wanted {
        let twin = scratch.fresh();
        let source = bench.root.join("benches/c").join(name).with_extension("c");
        let compiler = Call {
            program: "cc".into(),
            args: vec![
                "-O2".into(),
                "-o".into(),
                twin.clone().into(),
                source.into(),
                "-lm".into(),
            ],
            ..Call::default()
        };
        compiler.must_succeed()?;
        let program = bench
            .root
            .join("tests/py/programs")
            .join(name)
            .with_extension("py");
        let seconds = (bench.effort.seconds * 2.0).to_string();
        let subject = Subject {
            name: name.into(),
            file: bench.root.join("benches/py/repeat.py"),
            args: vec![program.into(), SIZE.into()],
            variables: vec![(curve::SECONDS.into(), seconds.into())],
            same_output: true,
            ..Subject::default()
        };
        let mut contenders = vec![Contender::twin(C, &twin, vec![SIZE.into()])];
        contenders
            .extend(bench.contenders(&["0".into(), "auto".into()], &[Mode::Cold, Mode::Warm])?);
        let measured =
            session::measure(&subject, contenders, bench.effort.repeated, &mut progress)?;
        let result = repeated(&measured);
        let warm = result.parts.first().and_then(|part| part.cells.last());
        let ratio = warm.map_or("failed".into(), |cell| {
            format!("{:.2} of C", cell.steady.median)
        });
        say(&format!("{name}: {ratio}"));
        replace(&mut bench.results.twins, result);
        bench.keep()?;
    }
    Ok(())
}
