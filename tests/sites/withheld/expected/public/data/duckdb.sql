-- duckdb -init duckdb.sql
CREATE OR REPLACE VIEW facts AS SELECT * FROM read_csv('facts/*/*/facts.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'unit_code': 'VARCHAR',
  'year': 'INTEGER',
  'kind': 'VARCHAR',
  'form': 'VARCHAR',
  'row': 'VARCHAR',
  'column': 'VARCHAR',
  'project': 'VARCHAR',
  'value': 'DECIMAL(38,10)',
  'unit': 'VARCHAR',
  'amount_yuan': 'DECIMAL(38,10)',
  'printed': 'VARCHAR',
  'url': 'VARCHAR',
  'status': 'VARCHAR',
  'note': 'VARCHAR'
});
CREATE OR REPLACE VIEW disclosures AS SELECT * FROM read_csv('disclosures.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'unit_code': 'VARCHAR',
  'year': 'INTEGER',
  'kind': 'VARCHAR',
  'profile': 'VARCHAR',
  'origin': 'VARCHAR',
  'approved': 'DATE',
  'published': 'DATE',
  'source_title': 'VARCHAR',
  'source_url': 'VARCHAR',
  'tables': 'BIGINT',
  'projects': 'BIGINT',
  'notes': 'BIGINT',
  'url': 'VARCHAR',
  'year_inferred': 'VARCHAR'
});
CREATE OR REPLACE VIEW findings AS SELECT * FROM read_csv('findings.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'unit_code': 'VARCHAR',
  'year': 'INTEGER',
  'kind': 'VARCHAR',
  'note_number': 'BIGINT',
  'rule': 'VARCHAR',
  'level': 'VARCHAR',
  'identity': 'VARCHAR',
  'at': 'VARCHAR',
  'unit': 'VARCHAR',
  'reported': 'DECIMAL(38,10)',
  'computed': 'DECIMAL(38,10)',
  'difference': 'DECIMAL(38,10)',
  'message': 'VARCHAR',
  'speaker': 'VARCHAR',
  'reason': 'VARCHAR',
  'reply': 'VARCHAR',
  'url': 'VARCHAR'
});
CREATE OR REPLACE VIEW projects AS SELECT * FROM read_csv('projects.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'unit_code': 'VARCHAR',
  'year': 'INTEGER',
  'kind': 'VARCHAR',
  'project': 'VARCHAR',
  'name': 'VARCHAR',
  'printed_amount': 'VARCHAR',
  'amount_yuan': 'DECIMAL(38,10)',
  'url': 'VARCHAR',
  'budget_unit': 'VARCHAR'
});
CREATE OR REPLACE VIEW indicators AS SELECT * FROM read_csv('indicators.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'unit_code': 'VARCHAR',
  'year': 'INTEGER',
  'kind': 'VARCHAR',
  'project': 'VARCHAR',
  'level1': 'VARCHAR',
  'level2': 'VARCHAR',
  'level3': 'VARCHAR',
  'operator': 'VARCHAR',
  'target': 'DECIMAL(38,10)',
  'unit': 'VARCHAR',
  'printed': 'VARCHAR',
  'bands': 'VARCHAR',
  'actual': 'VARCHAR',
  'weight': 'VARCHAR',
  'score': 'VARCHAR',
  'basis': 'VARCHAR',
  'url': 'VARCHAR',
  'budget_unit': 'VARCHAR'
});
CREATE OR REPLACE VIEW regions AS SELECT * FROM read_csv('regions.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'slug': 'VARCHAR',
  'region_name': 'VARCHAR',
  'population': 'BIGINT',
  'origin': 'VARCHAR',
  'url': 'VARCHAR'
});
CREATE OR REPLACE VIEW departments AS SELECT * FROM read_csv('departments.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'region': 'VARCHAR',
  'department': 'VARCHAR',
  'department_code': 'VARCHAR',
  'department_name': 'VARCHAR',
  'url': 'VARCHAR'
});
CREATE OR REPLACE VIEW forms AS SELECT * FROM read_csv('forms.csv', header = true, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false, hive_partitioning = false, columns = {
  'form': 'VARCHAR',
  'form_name': 'VARCHAR',
  'part': 'VARCHAR',
  'id': 'VARCHAR',
  'label': 'VARCHAR',
  'side': 'VARCHAR',
  'holds': 'VARCHAR'
});
