/*! tools/make_search_languages.py wrote this file. Do not edit it.
*/
finder.take("languages/vi", {
stop: "và của là các có được cho trong với không một những này đã để từ về khi ở",
months: "tháng 1|Tháng 1|thg 1,tháng 2|Tháng 2|thg 2,tháng 3|Tháng 3|thg 3,tháng 4|Tháng 4|thg 4,tháng 5|Tháng 5|thg 5,tháng 6|Tháng 6|thg 6,tháng 7|Tháng 7|thg 7,tháng 8|Tháng 8|thg 8,tháng 9|Tháng 9|thg 9,tháng 10|Tháng 10|thg 10,tháng 11|Tháng 11|thg 11,tháng 12|Tháng 12|thg 12",
dates: "{d} {M}, {y}/{d} {M} năm {y}|{d} {M}|{M} năm {y}/{M} {y}",
});
