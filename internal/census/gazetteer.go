package census

import "strings"

// gazetteer are the names of countries in English and French, their capitals,
// the continents and large regions, and some cities and bodies of water that
// stand in the news of the whole world. A name that is also a common word or a
// common surname is left out.
var gazetteer = phrases(countries + "," + capitals + "," + regions + "," + cities)

// longestPlace is the number of words of the longest name in the gazetteer.
var longestPlace = func() int {
	most := 0
	for key := range gazetteer {
		most = max(most, 1+strings.Count(key, " "))
	}
	return most
}()

const (
	countries = `Afghanistan, Albania, Albanie, Algeria, Algérie, Andorra, Andorre, Angola, Antigua and Barbuda, Antigua-et-Barbuda, Argentina, Argentine,
Armenia, Arménie, Australia, Australie, Austria, Autriche, Azerbaijan, Azerbaïdjan, Bahamas, Bahrain, Bahreïn, Bangladesh, Barbados, Barbade, Belarus,
Biélorussie, Bélarus, Belgium, Belgique, Belize, Benin, Bénin, Bhutan, Bhoutan, Bolivia, Bolivie, Bosnia and Herzegovina, Bosnia, Bosnie-Herzégovine, Bosnie,
Botswana, Brazil, Brésil, Britain, Great Britain, Grande-Bretagne, Brunei, Bulgaria, Bulgarie, Burkina Faso, Burkina, Burma, Birmanie, Burundi, Cambodia,
Cambodge, Cameroon, Cameroun, Canada, Cape Verde, Cabo Verde, Cap-Vert, Central African Republic, République centrafricaine, Centrafrique, Chad, Tchad, Chile, Chili,
China, Chine, Colombia, Colombie, Comoros, Comores, Congo, Congo-Brazzaville, Congo-Kinshasa, Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo,
Republic of the Congo, Republic of Congo, République démocratique du Congo, République du Congo, RDC, DRC, Costa Rica, Côte d’Ivoire, Ivory Coast, Croatia, Croatie, Cuba, Cyprus, Chypre, Czech Republic, Czechia,
Tchéquie, République tchèque, Denmark, Danemark, Djibouti, Dominica, Dominique, Dominican Republic, République dominicaine, East Timor, Timor-Leste, Timor oriental, Ecuador, Équateur,
Egypt, Égypte, El Salvador, Salvador, England, Angleterre, Equatorial Guinea, Guinée équatoriale, Eritrea, Érythrée, Estonia, Estonie, Eswatini, Swaziland, Ethiopia, Éthiopie, Fiji, Fidji,
Finland, Finlande, France, Gabon, Gambia, Gambie, Georgia, Géorgie, Germany, Allemagne, Ghana, Greece, Grèce, Grenada, Grenade, Guatemala, Guinea, Guinée, Guinea-Bissau,
Guinée-Bissau, Guinea-Conakry, Guinée-Conakry, Guyana, Haiti, Haïti, Honduras, Hungary, Hongrie, Iceland, Islande, India, Inde, Indonesia, Indonésie, Iran, Iraq, Irak, Ireland, Irlande, Northern Ireland,
Irlande du Nord, Israel, Israël, Italy, Italie, Jamaica, Jamaïque, Japan, Japon, Jordan, Jordanie, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Koweït, Kyrgyzstan, Kirghizistan, Kirghizstan,
Laos, Latvia, Lettonie, Lebanon, Liban, Lesotho, Liberia, Libéria, Libya, Libye, Liechtenstein, Lithuania, Lituanie, Luxembourg, Madagascar, Malawi, Malaysia, Malaisie, Maldives, Mali, Malta, Malte,
Marshall Islands, Îles Marshall, Mauritania, Mauritanie, Mauritius, Île Maurice, Mexico, Mexique, Micronesia, Micronésie, Moldova, Moldavie, Monaco, Mongolia, Mongolie, Montenegro, Monténégro, Morocco, Maroc, Mozambique,
Myanmar, Namibia, Namibie, Nauru, Nepal, Népal, Netherlands, Pays-Bas, Holland, Hollande, New Zealand, Nouvelle-Zélande, Nicaragua, Niger, Nigeria, Nigéria, North Korea, Corée du Nord, North Macedonia,
Macédoine du Nord, Macedonia, Norway, Norvège, Oman, Pakistan, Palau, Palaos, Palestine, Panama, Papua New Guinea, Papouasie-Nouvelle-Guinée, Paraguay, Peru, Pérou, Philippines, Poland, Pologne, Portugal,
Qatar, Romania, Roumanie, Russia, Russie, Rwanda, Saint Lucia, Sainte-Lucie, Samoa, San Marino, Saint-Marin, São Tomé and Príncipe, Sao Tomé-et-Principe, Saudi Arabia, Arabie saoudite, Scotland, Écosse, Senegal, Sénégal, Serbia, Serbie,
Seychelles, Sierra Leone, Singapore, Singapour, Slovakia, Slovaquie, Slovenia, Slovénie, Solomon Islands, Îles Salomon, Somalia, Somalie, Somaliland, South Africa, Afrique du Sud, South Korea, Corée du Sud, South Sudan, Soudan du Sud, Soviet Union, Union soviétique, URSS,
Spain, Espagne, Sri Lanka, Sudan, Soudan, Suriname, Sweden, Suède, Switzerland, Suisse, Syria, Syrie, Taiwan, Taïwan, Tajikistan, Tadjikistan, Tanzania, Tanzanie, Thailand, Thaïlande, Togo, Tonga, Trinidad and Tobago,
Trinité-et-Tobago, Tunisia, Tunisie, Turkey, Türkiye, Turquie, Turkmenistan, Turkménistan, Tuvalu, Uganda, Ouganda, Ukraine, United Arab Emirates, Émirats arabes unis, United Kingdom, Royaume-Uni, UK, United States, United States of America, États-Unis, US, USA, U.S., UAE,
Uruguay, Uzbekistan, Ouzbékistan, Vanuatu, Vatican, Venezuela, Vénézuéla, Vietnam, Viêt Nam, Wales, Pays de Galles, Western Sahara, Sahara occidental, Yemen, Yémen, Zambia, Zambie, Zimbabwe`

	capitals = `Kabul, Kaboul, Tirana, Algiers, Alger, Luanda, Buenos Aires, Yerevan, Erevan, Canberra, Vienna, Vienne, Baku, Bakou, Manama, Dhaka, Dacca, Bridgetown, Minsk, Brussels, Bruxelles, Belmopan, Cotonou, Porto-Novo, Thimphu, Sucre, Sarajevo, Gaborone,
Brasília, Brasilia, Sofia, Ouagadougou, Bujumbura, Gitega, Phnom Penh, Yaoundé, Ottawa, Praia, Bangui, N’Djamena, Ndjamena, Beijing, Pékin, Bogotá, Bogota, Moroni, Brazzaville, Kinshasa, Abidjan, Yamoussoukro, Zagreb, Havana, La Havane,
Nicosia, Nicosie, Prague, Copenhagen, Copenhague, Dili, Quito, Cairo, Le Caire, Malabo, Asmara, Tallinn, Mbabane, Addis Ababa, Addis-Abeba, Suva, Helsinki, Paris, Libreville, Banjul, Tbilisi, Tbilissi, Berlin, Accra,
Athens, Athènes, Conakry, Bissau, Georgetown, Port-au-Prince, Tegucigalpa, Budapest, Reykjavik, New Delhi, Delhi, Jakarta, Tehran, Téhéran, Baghdad, Bagdad, Dublin, Jerusalem, Jérusalem, Rome, Tokyo, Amman, Astana, Nairobi, Pristina, Bichkek, Bishkek, Vientiane, Riga, Beirut, Beyrouth, Maseru, Monrovia, Tripoli,
Vaduz, Vilnius, Antananarivo, Lilongwe, Kuala Lumpur, Bamako, Valletta, La Valette, Nouakchott, Port Louis, Port-Louis, Mexico City, Chisinau, Oulan-Bator, Ulaanbaatar, Podgorica, Rabat, Maputo, Naypyidaw, Windhoek, Kathmandu, Katmandou, Amsterdam, Wellington, Managua, Niamey, Abuja, Pyongyang, Skopje, Oslo, Muscat, Mascate, Islamabad, Ramallah, Panama City, Port Moresby, Asunción,
Lima, Manila, Manille, Warsaw, Varsovie, Lisbon, Lisbonne, Doha, Bucharest, Bucarest, Moscow, Moscou, Kigali, Apia, São Tomé, Riyadh, Riyad, Dakar, Belgrade, Freetown, Bratislava, Ljubljana, Honiara, Mogadishu, Mogadiscio, Hargeisa, Pretoria, Cape Town, Le Cap, Seoul, Séoul, Juba, Djouba, Madrid, Colombo, Khartoum, Paramaribo, Stockholm, Bern, Berne, Damascus, Damas,
Taipei, Dushanbe, Douchanbé, Dodoma, Dar es Salaam, Bangkok, Lomé, Port of Spain, Tunis, Ankara, Ashgabat, Achgabat, Kampala, Kyiv, Kiev, Abu Dhabi, Abou Dhabi, London, Londres, Washington, Washington DC, Montevideo, Tashkent, Tachkent, Port Vila, Caracas, Hanoi, Hanoï, Sanaa, Sana’a, Lusaka, Harare, El Aaiún`

	regions = `Africa, Afrique, West Africa, Western Africa, Afrique de l’Ouest, Afrique occidentale, East Africa, Eastern Africa, Afrique de l’Est, Central Africa, Afrique centrale, North Africa, Afrique du Nord, Southern Africa, Afrique australe, sub-Saharan Africa, Afrique subsaharienne, Horn of Africa, Corne de l’Afrique,
Sahel, Sahara, Maghreb, Middle East, Moyen-Orient, Proche-Orient, Near East, Europe, Eastern Europe, Western Europe, Central Europe, Europe de l’Est, Asia, Asie, Central Asia, Asie centrale, South Asia, Southeast Asia, Asie du Sud-Est, Latin America, Amérique latine, North America, Amérique du Nord, South America, Amérique du Sud, Central America, Amérique centrale,
America, Amérique, Americas, Amériques, Caribbean, Caraïbes, Antilles, Oceania, Océanie, Antarctica, Antarctique, Arctic, Arctique, Balkans, Caucasus, Caucase, Scandinavia, Scandinavie, Baltic, Azawad, Casamance, Darfur, Darfour, Kordofan, Tigray, Tigré, Amhara, Oromia, Ogaden, Puntland, Kivu, North Kivu, South Kivu, Nord-Kivu, Sud-Kivu, Ituri, Katanga, Kasaï, Liptako-Gourma,
Kashmir, Cachemire, Punjab, Pendjab, Bengal, Tibet, Xinjiang, Kurdistan, Siberia, Sibérie, Crimea, Crimée, Donbas, Donbass, Chechnya, Tchétchénie, Catalonia, Catalogne, Andalusia, Andalousie, Bavaria, Bavière, Sicily, Sicile, Corsica, Corse, Brittany, Bretagne, Normandy, Normandie, Quebec, Québec, Ontario, California, Californie, Texas, Florida, Floride, Alaska, Hawaii, Puerto Rico, Porto Rico, Guadeloupe, Martinique,
French Guiana, Guyane, Réunion, Mayotte, New Caledonia, Nouvelle-Calédonie, Greenland, Groenland, Gaza, Gaza Strip, bande de Gaza, West Bank, Cisjordanie, Golan, Sinai, Sinaï, Atlantic, Atlantique, Pacific, Pacifique, Mediterranean, Méditerranée, Red Sea, mer Rouge, Black Sea, mer Noire, Indian Ocean, océan Indien, Gulf of Guinea, golfe de Guinée, Persian Gulf,
Amazon, Amazonie, Nile, Nil, Blue Nile, White Nile, Nil Bleu, Nil Blanc, Zambezi, Zambèze, Mekong, Mékong, Danube, Rhine, Rhin, Rhône, Seine, Thames, Tamise, Ganges, Gange, Indus, Euphrates, Euphrate, Tigris, Volga, Limpopo, Bosphorus, Bosphore, Andes, Himalaya, Himalayas, Alps, Alpes, Pyrenees, Pyrénées, Kilimanjaro, Everest, Anatolia, Anatolie, Levant`

	cities = `New York, New York City, Los Angeles, Chicago, San Francisco, Boston, Miami, Houston, Atlanta, Philadelphia, Toronto, Montreal, Montréal, Vancouver, São Paulo, Sao Paulo, Rio de Janeiro, Rio, Santiago, Medellín, Guayaquil, Istanbul, Izmir, Aleppo, Alep, Homs, Mosul, Mossoul, Basra, Bassorah, Dubai, Dubaï, Jeddah, Djeddah, Mecca, La Mecque, Medina, Médine, Aden, Tel Aviv, Haifa, Haïfa,
Karachi, Lahore, Peshawar, Mumbai, Bombay, Calcutta, Kolkata, Chennai, Shanghai, Hong Kong, Hongkong, Macau, Guangzhou, Wuhan, Osaka, Kyoto, Hiroshima, Yangon, Rangoon, Mandalay, Ho Chi Minh City, Saigon, Sydney, Melbourne, Brisbane, Auckland, Geneva, Genève, Zurich, Zürich, Lausanne, Basel, Bâle, Munich, Frankfurt, Francfort, Hamburg, Hambourg, Cologne, Dresden, Milan, Naples, Turin, Venice, Venise, Genoa, Gênes, Florence, Palermo, Palerme, Lampedusa,
Barcelona, Barcelone, Seville, Séville, Porto, Marseille, Lyon, Lille, Toulouse, Bordeaux, Strasbourg, Nantes, Calais, Antwerp, Anvers, Rotterdam, The Hague, La Haye, Liverpool, Manchester, Birmingham, Glasgow, Edinburgh, Édimbourg, Belfast, Cardiff, Leeds, Gdansk, Kraków, Cracovie, Odessa, Odesa, Kharkiv, Donetsk, Mariupol, Marioupol, Sevastopol, Simferopol, Saint Petersburg, St Petersburg, Saint-Pétersbourg, Kazan, Vladivostok, Tblisi, Grozny,
Alexandria, Alexandrie, Suez, Luxor, Louxor, Benghazi, Misrata, Sebha, Sfax, Oran, Constantine, Annaba, Tamanrasset, Casablanca, Marrakech, Marrakesh, Tangier, Tanger, Agadir, Nouadhibou, Saint-Louis, Thiès, Ziguinchor, Kaolack, Timbuktu, Tombouctou, Gao, Kidal, Mopti, Ségou, Segou, Sikasso, Kayes, Kati, Ménaka, Menaka, Bobo-Dioulasso, Agadez, Zinder, Maradi, Tahoua, Diffa, Tillabéri, Bouaké, Korhogo, San-Pédro, Kumasi, Tamale, Parakou, Sokodé, Lagos, Kano, Kaduna, Ibadan, Maiduguri,
Port Harcourt, Jos, Douala, Garoua, Bafoussam, Bamenda, Buea, Pointe-Noire, Port-Gentil, Franceville, Goma, Bukavu, Lubumbashi, Kisangani, Beni, Bunia, Entebbe, Gulu, Mombasa, Kisumu, Eldoret, Arusha, Zanzibar, Mwanza, Port Sudan, El Fasher, Omdurman, Gondar, Mekelle, Dire Dawa, Kismayo, Blantyre, Beira, Bulawayo, Johannesburg, Durban, Soweto, Bloemfontein, Nampula, Toamasina, Labé, Nzérékoré, Kankan, Kindia, Buchanan, Kenema`
)
