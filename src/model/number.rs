//! Numbers of the format: amounts, scales with ends, and places on a map.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::{Field, Visit};

/// A finite number; whole ones are written without a fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount(pub f64);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 every whole number has its own f64.
        if self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0 {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

impl Field for Amount {
    fn is_blank(&self) -> bool {
        false
    }
}

/// A number on a scale from `MIN` to `MAX`. One beyond the ends is kept and makes a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scale<const MIN: i64, const MAX: i64>(pub Amount);

/// A worth, influence or weight from 0 (worst, none) to 100.
pub type Percent = Scale<0, 100>;

impl<const MIN: i64, const MAX: i64> Scale<MIN, MAX> {
    /// This whole number on the scale.
    pub fn of(number: i32) -> Self {
        Self(Amount(f64::from(number)))
    }

    /// The nearest whole number on the scale.
    pub fn get(self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the ends first")]
        let whole = self.0.0.round().clamp(MIN as f64, MAX as f64) as i64;
        whole
    }
}

impl<const MIN: i64, const MAX: i64> Serialize for Scale<MIN, MAX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Scale<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Amount::deserialize(deserializer).map(Self)
    }
}

impl<const MIN: i64, const MAX: i64> JsonSchema for Scale<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Scale{MIN}To{MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": MIN, "maximum": MAX })
    }
}

impl<const MIN: i64, const MAX: i64> Field for Scale<MIN, MAX> {
    fn is_blank(&self) -> bool {
        false
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.number(self.0.0, MIN, MAX);
    }
}

/// A point on the map, in map units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [Amount(self.x), Amount(self.y)].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [x, y] = <[f64; 2]>::deserialize(deserializer)?;
        Ok(Self { x, y })
    }
}

impl JsonSchema for Point {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Point".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2,
        })
    }
}

impl Field for Point {
    fn is_blank(&self) -> bool {
        false
    }
}

/// Where a thing is on the map; written with one decimal, so that a nudge changes one line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot(pub Point);

impl Serialize for Spot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // `+ 0.0` turns a rounded -0.0 into 0.0.
        let round = |v: f64| {
            let tenth = (v * 10.0).round() / 10.0 + 0.0;
            if tenth.is_finite() { tenth } else { v }
        };
        [round(self.0.x), round(self.0.y)].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Spot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Point::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Spot {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Spot".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Point::json_schema(generator)
    }
}

impl Field for Spot {
    fn is_blank(&self) -> bool {
        false
    }
}

/// A colour, `#RRGGBB`. What is not one is kept and makes a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colour(pub String);

impl Colour {
    /// Red, green and blue, if it is a colour.
    pub fn rgb(&self) -> Option<[u8; 3]> {
        let hex = self.0.strip_prefix('#')?;
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(hex, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some([red, green, blue])
    }

    /// The colour with these parts.
    pub fn from_rgb([red, green, blue]: [u8; 3]) -> Self {
        Self(format!("#{red:02X}{green:02X}{blue:02X}"))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Colour {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Colour".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" })
    }
}

impl Field for Colour {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
    fn walk(&self, visit: &mut dyn Visit) {
        visit.colour(&self.0, self.rgb().is_some());
    }
}
