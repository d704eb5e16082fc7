//! The data files as databases are told of them, from the same declaration as `datapackage.json`:
//! none has to guess, and a code that looks like a number stays a text.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::data_file::{DataColumn, DataFile, Holds};
use super::data_files::DataFiles;

/// Digits of an exact decimal, and how many of them stand behind the point: amounts in 元 and rates.
const DECIMAL: (u32, u32) = (38, 10);

/// `duckdb.sql`: a view each data file. To be run in the folder of the data files.
pub fn duckdb(files: &DataFiles<'_>) -> Vec<u8> {
    let mut sql = String::from("-- duckdb -init duckdb.sql\n");
    for (file, path) in files.all() {
        let columns: Vec<String> = file
            .columns
            .iter()
            .map(|column| format!("  '{}': '{}'", column.name, sql_type(column.holds)))
            .collect();
        let path = match path {
            Value::String(path) => format!("'{path}'"),
            // Every partition there is.
            _ => "'facts/*/*/facts.csv'".to_owned(),
        };
        let _ = write!(
            sql,
            "CREATE OR REPLACE VIEW {} AS SELECT * FROM read_csv({path}, header = true, delim = ',', \
             quote = '\"', escape = '\"', nullstr = '', auto_detect = false, \
             hive_partitioning = false, columns = {{\n{}\n}});\n",
            file.name,
            columns.join(",\n"),
        );
    }
    sql.into_bytes()
}

/// `spark.json`: the schema of each data file as Spark reads one (`StructType.fromJson`).
pub fn spark(files: &DataFiles<'_>) -> Vec<u8> {
    let schema = |file: &DataFile| {
        let fields: Vec<Value> = file.columns.iter().map(spark_field).collect();
        json!({ "type": "struct", "fields": fields })
    };
    let all: Map<String, Value> =
        files.all().map(|(file, _)| (file.name.to_owned(), schema(file))).collect();
    let mut bytes = serde_json::to_vec_pretty(&all).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

fn spark_field(column: &DataColumn) -> Value {
    let kind = match column.holds {
        Holds::Text => "string".to_owned(),
        Holds::Number => format!("decimal({},{})", DECIMAL.0, DECIMAL.1),
        Holds::Integer => "long".to_owned(),
        Holds::Year => "integer".to_owned(),
        Holds::Date => "date".to_owned(),
    };
    json!({ "name": column.name, "type": kind, "nullable": true, "metadata": {} })
}

fn sql_type(holds: Holds) -> String {
    match holds {
        Holds::Text => "VARCHAR".to_owned(),
        Holds::Number => format!("DECIMAL({},{})", DECIMAL.0, DECIMAL.1),
        Holds::Integer => "BIGINT".to_owned(),
        Holds::Year => "INTEGER".to_owned(),
        Holds::Date => "DATE".to_owned(),
    }
}
