var field=document.getElementById("code"),secret=location.hash.slice(1);if(field&&secret){field.value=secret;history.replaceState(null,"",location.pathname)}
