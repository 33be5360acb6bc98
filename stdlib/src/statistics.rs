//! Module `_statistics`: what module `statistics` has computed for it.

#![expect(
    clippy::excessive_precision,
    reason = "the coefficients are written as they were published"
)]

use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Functions of the module.
    TABLE:
    "_statistics._normal_dist_inv_cdf" => inverse_of_normal, 3, 3, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_statistics");
    rt.fill_module(module, TABLE);
    Ok(())
}

/// A rational function near the middle or in a tail, by its coefficients from the highest power down.
struct Rational {
    above: [f64; 8],
    below: [f64; 8],
}

/// Wichura's algorithm AS 241 (PPND16), accurate to about 16 digits: |p - 0.5| <= 0.425.
const MIDDLE: Rational = Rational {
    above: [
        2.509_080_928_730_122_672_7e+3,
        3.343_057_558_358_812_810_5e+4,
        6.726_577_092_700_870_085_3e+4,
        4.592_195_393_154_987_145_7e+4,
        1.373_169_376_550_946_112_5e+4,
        1.971_590_950_306_551_442_7e+3,
        1.331_416_678_917_843_774_5e+2,
        3.387_132_872_796_366_608,
    ],
    below: [
        5.226_495_278_852_854_561e+3,
        2.872_908_573_572_194_267_4e+4,
        3.930_789_580_009_271_061e+4,
        2.121_379_430_158_659_586_7e+4,
        5.394_196_021_424_751_107_7e+3,
        6.871_870_074_920_579_083e+2,
        4.231_333_070_160_091_125_2e+1,
        1.0,
    ],
};

/// The same nearer than e^-25 to neither 0 nor 1.
const NEAR_TAIL: Rational = Rational {
    above: [
        7.745_450_142_783_414_076_40e-4,
        2.272_384_498_926_918_458_33e-2,
        2.417_807_251_774_506_117_70e-1,
        1.270_458_252_452_368_382_58,
        3.647_848_324_763_204_605_04,
        5.769_497_221_460_691_405_50,
        4.630_337_846_156_545_295_90,
        1.423_437_110_749_683_577_34,
    ],
    below: [
        1.050_750_071_644_416_843_24e-9,
        5.475_938_084_995_344_946_00e-4,
        1.519_866_656_361_645_719_66e-2,
        1.481_039_764_274_800_745_90e-1,
        6.897_673_349_851_000_045_50e-1,
        1.676_384_830_183_803_849_40,
        2.053_191_626_637_758_821_87,
        1.0,
    ],
};

/// The same beyond.
const FAR_TAIL: Rational = Rational {
    above: [
        2.010_334_399_292_288_132_65e-7,
        2.711_555_568_743_487_578_15e-5,
        1.242_660_947_388_078_438_60e-3,
        2.653_218_952_657_612_309_30e-2,
        2.965_605_718_285_048_912_30e-1,
        1.784_826_539_917_291_335_80,
        5.463_784_911_164_114_369_90,
        6.657_904_643_501_103_777_20,
    ],
    below: [
        2.044_263_103_389_939_785_64e-15,
        1.421_511_758_316_445_888_70e-7,
        1.846_318_317_510_054_681_80e-5,
        7.868_691_311_456_132_591_00e-4,
        1.487_536_129_085_061_485_25e-2,
        1.369_298_809_227_358_053_10e-1,
        5.998_322_065_558_879_376_90e-1,
        1.0,
    ],
};

impl Rational {
    /// Its value at `r`, times `factor`.
    fn at(&self, r: f64, factor: f64) -> f64 {
        let horner = |all: &[f64; 8]| all.iter().fold(0.0, |sum, c| sum * r + c);
        horner(&self.above) * factor / horner(&self.below)
    }
}

/// `_normal_dist_inv_cdf(p, mu, sigma)`
fn inverse_of_normal(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let p = rt.to_f64(args.all[0])?;
    let mu = rt.to_f64(args.all[1])?;
    let sigma = rt.to_f64(args.all[2])?;
    let q = p - 0.5;
    let x = if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        MIDDLE.at(r, q)
    } else {
        let r = if q <= 0.0 { p } else { 1.0 - p };
        if r <= 0.0 || r >= 1.0 {
            return rt.value_error("inverse of the normal distribution is not defined there");
        }
        let r = (-r.ln()).sqrt();
        let x = if r <= 5.0 {
            NEAR_TAIL.at(r - 1.6, 1.0)
        } else {
            FAR_TAIL.at(r - 5.0, 1.0)
        };
        if q < 0.0 { -x } else { x }
    };
    Ok(rt.new_float(mu + x * sigma))
}
