//! Coordinates of places as people type them: decimal degrees, north and east positive.

use crate::model::Coordinates;

/// Returns coordinates as they are typed.
pub(in crate::gui) fn coordinates_text(place: Coordinates) -> String {
    format!("{}, {}", place.latitude, place.longitude)
}

/// Reads two numbers of degrees, north first, parted by a comma or a space; nothing takes the coordinates away.
///
/// # Errors
///
/// Why the words are no place on the globe.
pub(in crate::gui) fn coordinates_from_text(text: &str) -> Result<Option<Coordinates>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split([',', ' ', ';']).filter(|part| !part.is_empty()).map(degrees);
    match (parts.next().flatten(), parts.next().flatten(), parts.next()) {
        (Some(latitude), Some(longitude), None) if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Ok(Some(Coordinates { latitude, longitude }))
        }
        (Some(_), Some(_), None) => Err("Latitude goes from −90 to 90, longitude from −180 to 180".to_owned()),
        _ => Err("Type two numbers, such as 55.7558, 37.6173 or 33.9S 151.2E".to_owned()),
    }
}

/// Reads `55.75`, `−33.9`, `33.9S`, `37.6°E`.
fn degrees(part: &str) -> Option<f64> {
    let part = part.trim().replace('\u{2212}', "-").to_uppercase();
    let number = part.trim_end_matches(['N', 'S', 'E', 'W']).trim_end_matches('°');
    let sign = if part.ends_with(['S', 'W']) { -1.0 } else { 1.0 };
    let value: f64 = number.parse().ok()?;
    value.is_finite().then_some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::{coordinates_from_text, coordinates_text};

    #[test]
    fn degrees_are_read_as_people_type_them() {
        let read = |text| coordinates_from_text(text).map(|place| place.map(coordinates_text));
        assert_eq!(read("55.7558, 37.6173"), Ok(Some("55.7558, 37.6173".to_owned())));
        assert_eq!(read("33.9S 151.2°E"), Ok(Some("-33.9, 151.2".to_owned())));
        assert_eq!(read("−12;77w"), Ok(Some("-12, -77".to_owned())));
        assert_eq!(read("  "), Ok(None));
        for wrong in ["Moscow", "91, 0", "1, 2, 3", "1", "NaN, 1", "inf 1"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
