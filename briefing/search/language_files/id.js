/*! tools/make_search_languages.py wrote this file. Do not edit it.
The stemmer and the stop words are of Snowball 3.1.1, https://snowballstem.org:

Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions
are met:

  1. Redistributions of source code must retain the above copyright notice,
     this list of conditions and the following disclaimer.
  2. Redistributions in binary form must reproduce the above copyright notice,
     this list of conditions and the following disclaimer in the documentation
     and/or other materials provided with the distribution.
  3. Neither the name of the Snowball project nor the names of its contributors
     may be used to endorse or promote products derived from this software
     without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR
ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON
ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
finder.take("languages/id", (() => {
"use strict";
class BaseStemmer {
constructor() {
this.current = '';
this.c = 0;
this.limit = 0;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
this.af = 0;
}
setCurrent(value) {
this.current = value;
this.c = 0;
this.limit = this.current.length;
this.limit_backward = 0;
this.bra = 0;
this.ket = 0;
}
getCurrent() {
return this.current;
}
in_grouping(s, min, max) {
if (this.c >= this.limit) return false;
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min) return false;
ch -= min;
if ((s[ch >>> 3] & (0x1 << (ch & 0x7))) === 0) return false;
this.c++;
return true;
}
out_grouping(s, min, max) {
if (this.c >= this.limit) return false;
let ch = this.current.charCodeAt(this.c);
if (ch > max || ch < min) {
this.c++;
return true;
}
ch -= min;
if ((s[ch >>> 3] & (0X1 << (ch & 0x7))) === 0) {
this.c++;
return true;
}
return false;
}
go_out_grouping(s, min, max) {
while (this.c < this.limit) {
let ch = this.current.charCodeAt(this.c);
if (ch <= max && ch >= min) {
ch -= min;
if ((s[ch >>> 3] & (0X1 << (ch & 0x7))) !== 0) {
return true;
}
}
this.c++;
}
return false;
}
eq_s(s) {
if (this.limit - this.c < s.length) return false;
if (!this.current.startsWith(s, this.c)) return false;
this.c += s.length;
return true;
}
eq_s_b(s) {
if (this.c - this.limit_backward < s.length) return false;
if (!this.current.endsWith(s, this.c)) return false;
this.c -= s.length;
return true;
}
find_among(v, call_among_func) {
let i = 0;
let j = v.length;
const c = this.c;
const l = this.limit;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >>> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j; // smaller
const w = v[k];
const s =  (w[0]);
for (let i2 = common; i2 < s.length; i2++) {
if (c + common === l) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c + common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break; // v->s has been inspected
if (j === i) break; // only one item in v
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c + len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c + len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
find_among_b(v, call_among_func) {
let i = 0;
let j = v.length
const c = this.c;
const lb = this.limit_backward;
let common_i = 0;
let common_j = 0;
let first_key_inspected = false;
while (true) {
const k = i + ((j - i) >> 1);
let diff = 0;
let common = common_i < common_j ? common_i : common_j;
const w = v[k];
const s =  (w[0]);
for (let i2 = s.length - 1 - common; i2 >= 0; i2--) {
if (c - common === lb) {
diff = -1;
break;
}
diff = this.current.charCodeAt(c - 1 - common) - s.charCodeAt(i2);
if (diff !== 0) break;
common++;
}
if (diff < 0) {
j = k;
common_j = common;
} else {
i = k;
common_i = common;
}
if (j - i <= 1) {
if (i > 0) break;
if (j === i) break;
if (first_key_inspected) break;
first_key_inspected = true;
}
}
while (true) {
const w = v[i];
const len =  (w[0]).length;
if (common_i >= len) {
this.c = c - len;
if (w.length < 4) return  (w[1]);
this.af =  (w[3]);
if (call_among_func.call(this)) {
this.c = c - len;
return  (w[1]);
}
}
if (!w[2]) return 0;
i -=  (w[2]);
}
}
#replace_s(c_bra, c_ket, s) {
const adjustment = s.length - (c_ket - c_bra);
this.current = this.current.slice(0, c_bra) + s + this.current.slice(c_ket);
this.limit += adjustment;
if (this.c >= c_ket) this.c += adjustment;
else if (this.c > c_bra) this.c = c_bra;
return adjustment;
}
#slice_check() {
console.assert(this.bra >= 0);
console.assert(this.bra <= this.ket);
console.assert(this.ket <= this.limit);
console.assert(this.limit <= this.current.length);
}
slice_from(s) {
this.#slice_check();
this.#replace_s(this.bra, this.ket, s);
this.ket = this.bra + s.length;
}
slice_del() {
this.slice_from("");
}
}
const a_0 = [
["kah", 1],
["lah", 1],
["pun", 1]
];
const a_1 = [
["nya", 1],
["ku", 1],
["mu", 1]
];
const a_2 = [
["i", 2],
["an", 1]
];
const a_3 = [
["di", 1],
["ke", 3],
["me", 1],
["mem", 5, 1],
["men", 2, 2],
["meng", 1, 1],
["pem", 6],
["pen", 4],
["peng", 3, 1],
["ter", 1]
];
const a_4 = [
["be", 2],
["pe", 1]
];
const  g_vowel = [17, 65, 16];

class Stemmer extends BaseStemmer {
#I_prefix = 0;
#I_measure = 0;
#r_remove_suffix() {
let  a;
this.ket = this.c;
a = this.find_among_b(a_2);
if (a === 0) return false;
this.bra = this.c;
switch (a) {
case 1: {
lab0: {
const  v_1 = this.limit - this.c;
lab1: {
if ((this.#I_prefix === 3)) break lab1;
if ((this.#I_prefix === 2)) break lab1;
if (!(this.eq_s_b("k"))) break lab1;
this.bra = this.c;
break lab0;
}
this.c = this.limit - v_1;
if ((this.#I_prefix === 1)) return false;
}
break;
}
case 2: {
if ((this.#I_prefix > 2)) return false;
lab2: {
if (!(this.eq_s_b("s"))) break lab2;
return false;
}
break;
}
}
this.slice_del();
--this.#I_measure;
return true;
}
#r_remove_second_order_prefix() {
let  a;
this.bra = this.c;
a = this.find_among(a_4);
if (a === 0) return false;
switch (a) {
case 1: {
lab0: {
const  v_1 = this.c;
lab1: {
if (!(this.eq_s("r"))) break lab1;
this.ket = this.c;
this.#I_prefix = 2;
break lab0;
}
this.c = v_1;
lab2: {
if (!(this.eq_s("l"))) break lab2;
this.ket = this.c;
if (!(this.eq_s("ajar"))) break lab2;
break lab0;
}
this.c = v_1;
this.ket = this.c;
this.#I_prefix = 2;
}
break;
}
case 2: {
lab3: {
const  v_2 = this.c;
lab4: {
if (!(this.eq_s("r"))) break lab4;
this.ket = this.c;
break lab3;
}
this.c = v_2;
lab5: {
if (!(this.eq_s("l"))) break lab5;
this.ket = this.c;
if (!(this.eq_s("ajar"))) break lab5;
break lab3;
}
this.c = v_2;
this.ket = this.c;
if (!(this.out_grouping(g_vowel, 97, 117))) return false;
if (!(this.eq_s("er"))) return false;
}
this.#I_prefix = 4;
break;
}
}
--this.#I_measure;
this.slice_del();
return true;
}
#stem() {
let  a;
this.#I_measure = 0;
const  v_1 = this.c;
lab0: {
while (true) {
const  v_2 = this.c;
lab1: {
if (!this.go_out_grouping(g_vowel, 97, 117)) break lab1;
this.c++;
++this.#I_measure;
continue;
}
this.c = v_2;
break;
}
}
this.c = v_1;
if ((this.#I_measure < 3)) return false;
this.#I_prefix = 0;
this.limit_backward = this.c; this.c = this.limit;
const  v_3 = this.limit - this.c;
lab2: {
this.ket = this.c;
if (this.find_among_b(a_0) === 0) break lab2;
this.bra = this.c;
this.slice_del();
--this.#I_measure;
}
this.c = this.limit - v_3;
if ((this.#I_measure < 3)) return false;
const  v_4 = this.limit - this.c;
lab3: {
this.ket = this.c;
if (this.find_among_b(a_1) === 0) break lab3;
this.bra = this.c;
this.slice_del();
--this.#I_measure;
}
this.c = this.limit - v_4;
this.c = this.limit_backward;
if ((this.#I_measure < 3)) return false;
lab4: {
const  v_5 = this.c;
lab5: {
const  v_6 = this.c;
this.bra = this.c;
a = this.find_among(a_3);
if (a === 0) break lab5;
this.ket = this.c;
switch (a) {
case 1: {
this.slice_del();
this.#I_prefix = 1;
--this.#I_measure;
break;
}
case 2: {
lab6: {
const  v_7 = this.c;
lab7: {
if (!(this.eq_s("y"))) break lab7;
const  v_8 = this.c;
if (!(this.in_grouping(g_vowel, 97, 117))) break lab7;
this.c = v_8;
this.ket = this.c;
this.slice_from("s");
this.#I_prefix = 1;
--this.#I_measure;
break lab6;
}
this.c = v_7;
this.slice_del();
this.#I_prefix = 1;
--this.#I_measure;
}
break;
}
case 3: {
this.slice_del();
this.#I_prefix = 3;
--this.#I_measure;
break;
}
case 4: {
lab8: {
const  v_9 = this.c;
lab9: {
if (!(this.eq_s("y"))) break lab9;
const  v_10 = this.c;
if (!(this.in_grouping(g_vowel, 97, 117))) break lab9;
this.c = v_10;
this.ket = this.c;
this.slice_from("s");
this.#I_prefix = 3;
--this.#I_measure;
break lab8;
}
this.c = v_9;
this.slice_del();
this.#I_prefix = 3;
--this.#I_measure;
}
break;
}
case 5: {
this.#I_prefix = 1;
--this.#I_measure;
lab10: {
const  v_11 = this.c;
lab11: {
const  v_12 = this.c;
if (!(this.in_grouping(g_vowel, 97, 117))) break lab11;
this.c = v_12;
this.slice_from("p");
break lab10;
}
this.c = v_11;
this.slice_del();
}
break;
}
case 6: {
this.#I_prefix = 3;
--this.#I_measure;
lab12: {
const  v_13 = this.c;
lab13: {
const  v_14 = this.c;
if (!(this.in_grouping(g_vowel, 97, 117))) break lab13;
this.c = v_14;
this.slice_from("p");
break lab12;
}
this.c = v_13;
this.slice_del();
}
break;
}
}
const  v_15 = this.c;
lab14: {
const  v_16 = this.c;
if ((this.#I_measure < 3)) break lab14;
this.limit_backward = this.c; this.c = this.limit;
if (!this.#r_remove_suffix()) break lab14;
this.c = this.limit_backward;
this.c = v_16;
if ((this.#I_measure < 3)) break lab14;
if (!this.#r_remove_second_order_prefix()) break lab14;
}
this.c = v_15;
this.c = v_6;
break lab4;
}
this.c = v_5;
const  v_17 = this.c;
this.#r_remove_second_order_prefix();
this.c = v_17;
const  v_18 = this.c;
lab15: {
if ((this.#I_measure < 3)) break lab15;
this.limit_backward = this.c; this.c = this.limit;
if (!this.#r_remove_suffix()) break lab15;
this.c = this.limit_backward;
}
this.c = v_18;
}
return true;
}
stem(input) {
this.setCurrent(input);
this.#stem();
return this.getCurrent();
}
stemWord = this.stem;
}
const stemmer = new Stemmer();
return {
stem: (word) => stemmer.stemWord(word),
stop: "yang dan di dari ini pada kepada ada adalah dengan untuk dalam oleh sebagai juga ke atau tidak itu sebuah tersebut dapat ia telah satu memiliki mereka bahwa lebih karena seorang akan seperti secara kemudian beberapa banyak antara setelah yaitu hanya hingga serta sama dia tetapi namun melalui bisa sehingga ketika suatu sendiri bagi semua harus setiap maka maupun tanpa saja jika bukan belum sedangkan yakni meskipun hampir kita demikian daripada apa ialah sana begitu seseorang selain terlalu ataupun saya bila bagaimana tapi apabila kalau kami melainkan boleh aku anda kamu beliau kalian",
months: "Januari|Jan,Februari|Feb,Maret|Mar,April|Apr,Mei,Juni|Jun,Juli|Jul,Agustus|Agu,September|Sep,Oktober|Okt,November|Nov,Desember|Des",
dates: "{d} {M} {y}|{d} {M}|{M} {y}",
prefixes: "me mem men meng meny di ter ber be per pe pem pen peng ke se",
};
})());
