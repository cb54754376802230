-- The register: reporting units, institutions, alliances, and what was imported when.
-- Runs on H2 and on PostgreSQL. Codes are text. Rows are closed by valid_to, never deleted.

create table reporting_unit (
  code varchar(6) primary key,
  name_zh varchar(60) not null,
  name_en varchar(100) not null,
  region varchar(20) not null,
  kind varchar(30) not null
);

create table institution (
  code varchar(20) primary key,
  name_zh varchar(200) not null,
  province_code varchar(6) not null references reporting_unit (code),
  province_zh varchar(60) not null,
  city_zh varchar(60) not null,
  authority varchar(200) not null,
  level varchar(20) not null,
  ownership varchar(30) not null,
  remark varchar(500) not null,
  type varchar(20),
  type_basis varchar(30) not null,
  region varchar(20) not null,
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  reporting_unit_zh varchar(60) not null,
  affiliation varchar(20) not null,
  independent_college boolean not null,
  double_first_class varchar(1) not null,
  pinyin_initials varchar(200) not null,
  valid_from date not null,
  valid_to date,
  successor_code varchar(20) references institution (code)
);
create index institution_by_reporting_unit on institution (reporting_unit_code);

create table alliance (
  id varchar(10) primary key,
  name_zh varchar(200) not null,
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  lead_institution_code varchar(20) references institution (code),
  pinyin_initials varchar(200) not null,
  valid_from date not null,
  valid_to date
);

create sequence register_import_seq start with 50 increment by 50;
create table register_import (
  id bigint primary key,
  imported_at timestamp(3) with time zone not null,
  as_of date not null,
  account varchar(100) not null,
  file_names text not null,
  sha256 varchar(64) not null,
  n_added integer not null,
  n_changed integer not null,
  n_gone integer not null,
  n_unchanged integer not null,
  changes text not null
);

-- Previews wait here, so that any server can confirm what another has shown. Removed when confirmed or expired.
create table register_preview (
  id varchar(36) primary key,
  account varchar(100) not null,
  expires_at timestamp(3) with time zone not null,
  register_version bigint not null,
  body text not null
);

-- One row, locked by whoever changes the register; the version grows with every change.
create table register_state (
  id integer primary key,
  version bigint not null
);
insert into register_state (id, version) values (1, 0);

insert into reporting_unit (code, name_zh, name_en, region, kind) values
  ('110000', '北京市', 'Beijing', 'EAST', 'PROVINCE'),
  ('120000', '天津市', 'Tianjin', 'EAST', 'PROVINCE'),
  ('130000', '河北省', 'Hebei', 'EAST', 'PROVINCE'),
  ('140000', '山西省', 'Shanxi', 'CENTRAL', 'PROVINCE'),
  ('150000', '内蒙古自治区', 'Inner Mongolia', 'WEST', 'PROVINCE'),
  ('210000', '辽宁省', 'Liaoning', 'NORTHEAST', 'PROVINCE'),
  ('220000', '吉林省', 'Jilin', 'NORTHEAST', 'PROVINCE'),
  ('230000', '黑龙江省', 'Heilongjiang', 'NORTHEAST', 'PROVINCE'),
  ('310000', '上海市', 'Shanghai', 'EAST', 'PROVINCE'),
  ('320000', '江苏省', 'Jiangsu', 'EAST', 'PROVINCE'),
  ('330000', '浙江省', 'Zhejiang', 'EAST', 'PROVINCE'),
  ('340000', '安徽省', 'Anhui', 'CENTRAL', 'PROVINCE'),
  ('350000', '福建省', 'Fujian', 'EAST', 'PROVINCE'),
  ('360000', '江西省', 'Jiangxi', 'CENTRAL', 'PROVINCE'),
  ('370000', '山东省', 'Shandong', 'EAST', 'PROVINCE'),
  ('410000', '河南省', 'Henan', 'CENTRAL', 'PROVINCE'),
  ('420000', '湖北省', 'Hubei', 'CENTRAL', 'PROVINCE'),
  ('430000', '湖南省', 'Hunan', 'CENTRAL', 'PROVINCE'),
  ('440000', '广东省', 'Guangdong', 'EAST', 'PROVINCE'),
  ('450000', '广西壮族自治区', 'Guangxi', 'WEST', 'PROVINCE'),
  ('460000', '海南省', 'Hainan', 'EAST', 'PROVINCE'),
  ('500000', '重庆市', 'Chongqing', 'WEST', 'PROVINCE'),
  ('510000', '四川省', 'Sichuan', 'WEST', 'PROVINCE'),
  ('520000', '贵州省', 'Guizhou', 'WEST', 'PROVINCE'),
  ('530000', '云南省', 'Yunnan', 'WEST', 'PROVINCE'),
  ('540000', '西藏自治区', 'Tibet', 'WEST', 'PROVINCE'),
  ('610000', '陕西省', 'Shaanxi', 'WEST', 'PROVINCE'),
  ('620000', '甘肃省', 'Gansu', 'WEST', 'PROVINCE'),
  ('630000', '青海省', 'Qinghai', 'WEST', 'PROVINCE'),
  ('640000', '宁夏回族自治区', 'Ningxia', 'WEST', 'PROVINCE'),
  ('650000', '新疆维吾尔自治区', 'Xinjiang', 'WEST', 'PROVINCE'),
  ('660000', '新疆生产建设兵团', 'Xinjiang Production and Construction Corps (XPCC)', 'WEST', 'REPORTING_UNIT_ONLY');
